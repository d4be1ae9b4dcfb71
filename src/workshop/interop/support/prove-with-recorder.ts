// Runs scripts with a recorder in place of the AWS CLI: they call it with what the kit holds, and run nothing else.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedOf, managedPolicies, policiesOn, writerOf, type ExpectedResources } from './expected.ts';
import { asObjects, asText } from './json.ts';
import { answeredKits, filesOf, startKits, withHostileText } from './kits.ts';
import { acceptedValue } from './parameter-values.ts';
import { proveGroups, type GroupScripts } from './run-script.ts';
import { HOME_ACCOUNT, parameterVariables } from './script-parameters.ts';
import { installAws, run } from './tools.ts';

const ACCOUNT = '500000000000';
/** A value that the scripts accept, and that would do harm where quotes are missing. */
const value = (id: string): string => acceptedValue(id, `${id}'; touch CANARY; ' & <(x) #!~ \u00e9`);

/** The words of one call, without the leading "aws". */
type RecordedCall = readonly string[];

/** The calls in a recording: for each the number of its words, and the words, all ended by a zero byte. */
function callsIn(path: string): readonly RecordedCall[] {
  if (!existsSync(path)) return [];
  const fields = readFileSync(path, 'utf8').split('\0');
  const calls: RecordedCall[] = [];
  for (let at = 0; at < fields.length - 1;) {
    const count = Number(fields[at]);
    calls.push(fields.slice(at + 1, at + 1 + count));
    at += 1 + count;
  }
  return calls;
}

/** The value of an option: the next word, or behind an equals sign. */
function option(call: RecordedCall, name: string): string | undefined {
  const at = call.indexOf(`--${name}`);
  if (at !== -1) return call[at + 1];
  const start = `--${name}=`;
  return call.find((word) => word.startsWith(start))?.slice(start.length);
}

function jsonOption(call: RecordedCall, name: string): unknown {
  const text = option(call, name);
  return text === undefined ? undefined : JSON.parse(text);
}

/** Without those that say whose the role is, and note what the script gave it. */
const tagsOfAnswers = (tags: unknown): readonly unknown[] =>
  asObjects(tags).filter(({ Key }) => !asText(Key).startsWith('rolewright:'));

function verifyCalls(calls: readonly RecordedCall[], expected: ExpectedResources, inline: boolean): void {
  const callsOf = (service: string, name: string) =>
    calls.filter((call) => call[0] === service && call[1] === name);
  assert.deepEqual(
    callsOf('iam', 'create-policy').map((call) => ({
      name: option(call, 'policy-name'),
      path: option(call, 'path'),
      document: jsonOption(call, 'policy-document'),
    })),
    managedPolicies(expected, inline),
  );
  assert.deepEqual(
    callsOf('iam', 'create-role').map((call) => ({
      name: option(call, 'role-name'),
      path: option(call, 'path'),
      trust: jsonOption(call, 'assume-role-policy-document'),
      details: jsonOption(call, 'cli-input-json'),
      boundary: option(call, 'permissions-boundary'),
      tags: tagsOfAnswers(jsonOption(call, 'tags')),
    })),
    expected.roles.map(({ name, path, trust, description, seconds, boundary, tags }) => ({
      name,
      path,
      trust,
      details: {
        Description: description,
        MaxSessionDuration: seconds ?? 3600,
      },
      boundary,
      tags,
    })),
  );
  assert.deepEqual(
    callsOf('iam', 'put-role-policy').map((call) => ({
      role: option(call, 'role-name'),
      name: option(call, 'policy-name'),
      document: jsonOption(call, 'policy-document'),
    })),
    inline
      ? expected.roles.flatMap(({ name: role, permissions }) =>
          permissions.map(({ name, document }) => ({ role, name, document })),
        )
      : [],
  );
  assert.deepEqual(
    callsOf('iam', 'create-instance-profile').map((call) => option(call, 'instance-profile-name')),
    expected.roles.flatMap(({ profile }) => profile ?? []),
  );
  assert.deepEqual(
    callsOf('s3api', 'put-bucket-policy').map((call) => jsonOption(call, 'policy')),
    policiesOn(expected, 'bucket').map(({ document }) => document),
  );
  assert.deepEqual(
    callsOf('bedrock', 'put-resource-policy').map((call) => jsonOption(call, 'resource-policy')),
    policiesOn(expected, 'guardrail').map(({ document }) => document),
  );
  assert.deepEqual(
    callsOf('organizations', 'create-policy').map((call) => ({
      name: option(call, 'name'),
      document: jsonOption(call, 'content'),
    })),
    expected.organization.map(({ name, document }) => ({ name, document })),
  );
}

/** Runs the two scripts of a group in a new folder and verifies what they call. */
async function proveCalls(
  { kit, group, inline, serial, ...scripts }: GroupScripts,
  within: string,
  bin: string,
): Promise<void> {
  const folder = join(within, String(serial));
  const account = group.open ? ACCOUNT : (group.account ?? kit.home.account);
  mkdirSync(folder);
  for (const kind of ['apply', 'undo'] as const) {
    const path = join(folder, `${kind}.sh`);
    writeFileSync(path, scripts[kind]);
    const env = {
      PATH: `${bin}:/usr/bin:/bin`,
      AWS_CALLS: join(folder, kind),
      AWS_ACCOUNT: account,
      AWS_PARTITION: kit.home.partition,
      RESOURCE_POLICIES: 'put',
      HOME_ACCOUNT,
      ...parameterVariables(kit, value),
    };
    const { status, stderr } = await run('bash', [path], { cwd: folder, env });
    assert.equal(status, 0, `${kind}: ${stderr}`);
    assert.ok(!existsSync(join(folder, 'CANARY')), `${kind} ran a command inside a string`);
  }
  const home = group.account === undefined ? account : HOME_ACCOUNT;
  const write = writerOf(kit, { account: home, value });
  verifyCalls(callsIn(join(folder, 'apply')), expectedOf(group, write), inline);
}

/** Values that would change a document's meaning stop the script. */
async function verifyRefusals(folder: string, bin: string): Promise<void> {
  const { kit } = startKits().find(({ name }) => name.startsWith('import')) ?? assert.fail('no import');
  const [{ text } = assert.fail('no file')] = await filesOf('aws-cli', kit);
  const path = join(folder, 'refuses.sh');
  writeFileSync(path, text);
  for (const bad of ['', 'a"b', 'a\\', 'a*', '${aws:username}', '$(touch CANARY)', 'a\nb', '?']) {
    const env = {
      PATH: `${bin}:/usr/bin:/bin`,
      AWS_CALLS: join(folder, 'refused'),
      ...parameterVariables(kit, () => bad),
    };
    const { status } = await run('bash', [path], { cwd: folder, env });
    assert.notEqual(status, 0, `${JSON.stringify(bad)} was accepted as a value`);
  }
  assert.ok(!existsSync(join(folder, 'CANARY')));
  assert.deepEqual(callsIn(join(folder, 'refused')), []);
}

/** bash parses the scripts of every scenario and trusted entity. */
async function verifySyntax(folder: string): Promise<void> {
  const paths: string[] = [];
  for (const { kit } of startKits())
    for (const { text } of await filesOf('aws-cli', kit)) {
      const path = join(folder, `parses-${paths.length}.sh`);
      writeFileSync(path, text);
      paths.push(path);
    }
  const loop = 'for each; do bash -n "$each" || exit 1; done';
  const { status, stderr } = await run('bash', ['-c', loop, 'bash', ...paths]);
  assert.equal(status, 0, stderr);
}

export async function proveWithRecorder(folder: string): Promise<string> {
  const bin = installAws(folder, 'aws-recorder.sh');
  const hostile = startKits()
    .filter(({ representative }) => representative)
    .map(({ name, kit }) => ({ name: `${name}, hostile`, kit: withHostileText(kit) }));
  const entries = [
    ...hostile.map((each) => ({ ...each, policies: 'managed' })),
    ...hostile.map((each) => ({ ...each, policies: 'inline' })),
    ...answeredKits(40).map(({ name, kit }) => ({ name, kit, policies: 'managed' })),
  ];
  const groups = await proveGroups(entries, (scripts) => proveCalls(scripts, folder, bin));
  await verifyRefusals(folder, bin);
  await verifySyntax(folder);
  return `${2 * groups} scripts of ${entries.length} kits call it with the composed documents, hostile names and values included.`;
}
