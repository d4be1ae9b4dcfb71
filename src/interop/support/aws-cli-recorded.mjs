// Runs scripts with a recorder in the place of the AWS CLI: what it is called with is what the kit says, and nothing else runs.
import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expectedOf, managedPolicies, writer } from './expected.mjs';
import { inParallel, run } from './tools.mjs';

/**
 * @typedef {import('./expected.mjs').Kits} Kits
 * @typedef {import('./expected.mjs').ExportKit} ExportKit
 * @typedef {import('./expected.mjs').Group} Group
 */

const ACCOUNT = '500000000000';
/** That of the role, for scripts of other accounts. */
const HOME_ACCOUNT = '500000000001';
/** Nothing in it is refused, and all of it would do harm where quotes are missing. */
const value = (/** @type {string} */ id) => `${id}'; touch CANARY; ' & <(x) #!~ \u00e9`;

/** The variable of a parameter. */
const variableOf = (/** @type {string} */ id) =>
  id
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toUpperCase();

/** @param {ExportKit} kit @param {(id: string) => string} valueOf */
export const parameterVariables = (kit, valueOf) =>
  Object.fromEntries(kit.parameters.map(({ id }) => [variableOf(id), valueOf(id)]));

/** @param {string} path */
function callsIn(path) {
  if (!existsSync(path)) return [];
  const fields = readFileSync(path, 'utf8').split('\0');
  const calls = [];
  for (let at = 0; at < fields.length - 1;) {
    const count = Number(fields[at]);
    calls.push(fields.slice(at + 1, at + 1 + count));
    at += 1 + count;
  }
  return calls;
}

/**
 * The value of an option, given as the next word or behind an equals sign.
 * @param {readonly string[]} call
 * @param {string} name
 */
function option(call, name) {
  const at = call.indexOf(`--${name}`);
  if (at !== -1) return call[at + 1];
  const start = `--${name}=`;
  return call.find((word) => word.startsWith(start))?.slice(start.length);
}

/** @param {readonly string[]} call @param {string} name */
const jsonOption = (call, name) => {
  const text = option(call, name);
  return text === undefined ? undefined : JSON.parse(text);
};

/**
 * @param {readonly (readonly string[])[]} calls
 * @param {import('./expected.mjs').Expected} expected
 * @param {boolean} inline
 */
function compare(calls, expected, inline) {
  const of = (/** @type {string} */ service, /** @type {string} */ name) =>
    calls.filter((call) => call[0] === service && call[1] === name);
  assert.deepEqual(
    of('iam', 'create-policy').map((call) => ({
      name: option(call, 'policy-name'),
      path: option(call, 'path'),
      document: jsonOption(call, 'policy-document'),
    })),
    managedPolicies(expected, inline),
  );
  assert.deepEqual(
    of('iam', 'create-role').map((call) => ({
      name: option(call, 'role-name'),
      path: option(call, 'path'),
      trust: jsonOption(call, 'assume-role-policy-document'),
      details: jsonOption(call, 'cli-input-json'),
      boundary: option(call, 'permissions-boundary'),
      tags: jsonOption(call, 'tags') ?? [],
    })),
    expected.roles.map(({ name, path, trust, description, seconds, boundary, tags }) => ({
      name,
      path,
      trust,
      details: {
        Description: description,
        ...(seconds === undefined ? {} : { MaxSessionDuration: seconds }),
      },
      boundary,
      tags,
    })),
  );
  assert.deepEqual(
    of('iam', 'put-role-policy').map((call) => ({
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
    of('iam', 'create-instance-profile').map((call) => option(call, 'instance-profile-name')),
    expected.roles.flatMap(({ profile }) => profile ?? []),
  );
  assert.deepEqual(
    of('s3api', 'put-bucket-policy').map((call) => jsonOption(call, 'policy')),
    expected.resources.filter(({ on }) => on.kind === 'bucket').map(({ document }) => document),
  );
  assert.deepEqual(
    of('bedrock', 'put-resource-policy').map((call) => jsonOption(call, 'resource-policy')),
    expected.resources.filter(({ on }) => on.kind === 'guardrail').map(({ document }) => document),
  );
  assert.deepEqual(
    of('organizations', 'create-policy').map((call) => ({
      name: option(call, 'name'),
      document: jsonOption(call, 'content'),
    })),
    expected.organization.map(({ name, document }) => ({ name, document })),
  );
}

/**
 * @param {Kits} kits
 * @param {string} folder
 * @returns {Promise<string>}
 */
export async function proveRecorded(kits, folder) {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  copyFileSync(fileURLToPath(new URL('aws-recorder.sh', import.meta.url)), join(bin, 'aws'));
  chmodSync(join(bin, 'aws'), 0o755);
  const starts = kits.startKits();
  const hostile = starts
    .filter(({ representative }) => representative)
    .map(({ name, kit }) => ({ name: `${name}, hostile`, kit: kits.poisoned(kit) }));
  const subjects = [
    ...hostile.map((each) => ({ ...each, policies: 'managed' })),
    ...hostile.map((each) => ({ ...each, policies: 'inline' })),
    ...kits.answeredKits(40).map(({ name, kit }) => ({ name, kit, policies: 'managed' })),
  ];
  let [scripts, serial] = [0, 0];
  await inParallel(subjects, 3, async ({ name, kit, policies }) => {
    const files = new Map(
      (await kits.filesOf('aws-cli', kit, { policies })).map((file) => [file.name, file.text]),
    );
    for (const group of kit.groups) {
      const suffix = group.account === undefined ? '' : `-${group.id}`;
      const account = group.open ? ACCOUNT : (group.account ?? kit.home.account);
      const own = join(folder, String((serial += 1)));
      mkdirSync(own);
      for (const kind of ['apply', 'undo']) {
        const script = files.get(`${kind}${suffix}.sh`) ?? assert.fail(`${name}: no ${kind}${suffix}.sh`);
        const path = join(own, `${kind}.sh`);
        writeFileSync(path, script);
        const env = {
          PATH: `${bin}:/usr/bin:/bin`,
          AWS_CALLS: join(own, kind),
          AWS_ACCOUNT: account,
          AWS_PARTITION: kit.home.partition,
          RESOURCE_POLICIES: 'put',
          HOME_ACCOUNT,
          ...parameterVariables(kit, value),
        };
        const { status, stderr } = await run('bash', [path], { cwd: own, env });
        assert.equal(status, 0, `${name}, ${kind}${suffix}.sh: ${stderr}`);
        assert.ok(
          !existsSync(join(own, 'CANARY')),
          `${name}: ${kind}${suffix}.sh ran what stood in a string`,
        );
        scripts += 1;
      }
      try {
        const home = group.account === undefined ? account : HOME_ACCOUNT;
        const write = writer(kits, kit, { account: home, value });
        compare(callsIn(join(own, 'apply')), expectedOf(group, write), policies === 'inline');
      } catch (error) {
        throw new Error(`${name}, ${group.id}: ${error instanceof Error ? error.message : ''}`, {
          cause: error,
        });
      }
    }
  });
  await refuses(kits, folder, bin);
  await parses(kits, folder);
  return `${scripts} scripts of ${subjects.length} kits call it with the composed documents, hostile names and values included.`;
}

/** Values that would change a document's meaning stop the script. @param {Kits} kits @param {string} folder @param {string} bin */
async function refuses(kits, folder, bin) {
  const { kit } = kits.startKits().find(({ name }) => name.startsWith('import')) ?? assert.fail('no import');
  const [{ text } = assert.fail('no file')] = await kits.filesOf('aws-cli', kit);
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

/** The scripts of every scenario and trusted entity are bash. @param {Kits} kits @param {string} folder */
async function parses(kits, folder) {
  const paths = [];
  for (const { kit } of kits.startKits()) {
    for (const { text } of await kits.filesOf('aws-cli', kit)) {
      const path = join(folder, `parses-${paths.length}.sh`);
      writeFileSync(path, text);
      paths.push(path);
    }
  }
  const { status, stderr } = await run('bash', [
    '-c',
    'for each; do bash -n "$each" || exit 1; done',
    'bash',
    ...paths,
  ]);
  assert.equal(status, 0, stderr);
}
