// Runs verify.sh with the real AWS CLI: after apply.sh it passes, and it names what was changed afterwards.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '#deepseek/answers/answers.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { simulationsOf } from '#deepseek/export/formats/aws-cli/simulated-calls.ts';
import { callersIn } from '#deepseek/export/formats/aws-cli/verify.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { actionOf } from './account-scripts.ts';
import { expectedOf, writerOf, type Writer } from './expected.ts';
import { prepare } from './moto-account.ts';
import { exportKit, filesOf, startKits, withHostileText } from './kits.ts';
import { aws, type Moto } from './moto.ts';
import { acceptedValue } from './parameter-values.ts';
import { runScript, type ScriptRun } from './run-script.ts';
import { parameterVariables } from './script-parameters.ts';
import { installAws, run, type CommandOutput } from './tools.ts';

const KITS: readonly { readonly answers: Answers; readonly policies: string }[] = [
  {
    answers: {
      scenario: 'invoke',
      values: { entity: 'ec2', account: '700000000001', tags: ['team=a b', 'cost=1'], makeBoundary: true },
    },
    policies: 'managed',
  },
  { answers: { scenario: 'host-sagemaker', values: {} }, policies: 'inline' },
];

/** The calls that the simulator must allow, as aws-verifier.py looks them up. */
const allowedCalls = (kit: ExportKit, { text }: Writer): string =>
  kit.groups
    .flatMap((group) => callersIn(group))
    .flatMap((caller) => simulationsOf(kit, caller, kit.answers ? expectationsOf(kit.answers) : []).calls)
    .filter(({ expect }) => expect === 'allowed')
    .map(
      ({ action, resource, context }) =>
        `${action} ${text(resource)} ${context.length > 0 ? text(JSON.stringify(context)) : ''}`,
    )
    .join('\n');

type Variables = Readonly<Record<string, string>>;

const ACCEPTS: Variables = { AWS_ACCEPTS: 'yes' };

interface Verifier {
  readonly proof: ScriptRun;
  readonly script: string;
  readonly variables: Variables;
}

function verify(
  { proof, script, variables }: Verifier,
  more: Variables = {},
  ...words: readonly string[]
): Promise<CommandOutput> {
  const path = join(proof.folder, 'verify.sh');
  writeFileSync(path, script);
  const { env } = proof.account;
  return run('bash', [path, ...words], { cwd: proof.folder, env: { ...env, ...variables, ...more } });
}

async function passes(verifier: Verifier, more: Variables = {}, ...words: readonly string[]): Promise<void> {
  const { status, stdout, stderr } = await verify(verifier, more, ...words);
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /^\d+ pass, 0 differ, \d+ not tested\.$/m);
  assert.doesNotMatch(stdout, /^DIFFERENT/m);
}

/** Exit status 1, and as many rows of this form as there are differences. */
async function differs(verifier: Verifier, pattern: RegExp, more: Variables = {}): Promise<void> {
  const { status, stdout, stderr } = await verify(verifier, more);
  assert.equal(status, 1, stdout + stderr);
  const rows = stdout.split('\n').filter((line) => line.startsWith('DIFFERENT'));
  assert.ok(rows.length > 0 && rows.every((row) => pattern.test(row)), stdout);
}

/** The same policy as it could be written by hand. */
function rewritten(document: unknown): string {
  const { Statement, ...rest } = document as { readonly Statement: readonly Record<string, unknown>[] };
  const reversed = (value: unknown): unknown =>
    Array.isArray(value) ? (value.length === 1 ? value[0] : value.toReversed()) : value;
  const statements = Statement.toReversed().map(({ Sid: _sid, ...statement }) =>
    Object.fromEntries(Object.entries(statement).map(([name, value]) => [name, reversed(value)])),
  );
  return JSON.stringify({ ...rest, Statement: statements });
}

/** The same without the policy simulator, which takes most of the time. */
const withoutCalls = (verifier: Verifier): Verifier => ({
  ...verifier,
  script: verifier.script.replace('check_calls() {', 'check_calls() {\n  return'),
});

async function editsAreReported(verifier: Verifier, inline: boolean): Promise<void> {
  const { account, expected } = verifier.proof;
  const [role = assert.fail('no role')] = expected.roles;
  const [policy = assert.fail('no policy')] = role.permissions;
  const onRole = (call: string, ...words: readonly string[]) =>
    aws(account, 'iam', call, '--role-name', role.name, ...words);
  const putInline = (name: string, text: string) =>
    onRole('put-role-policy', '--policy-name', name, '--policy-document', text);
  const setTrust = (text: string) => onRole('update-assume-role-policy', '--policy-document', text);
  const setTag = (tag: object) => onRole('tag-role', '--tags', JSON.stringify([tag]));
  const arn = `arn:aws:iam::${account.id}:policy/${policy.name}`;
  const version = ['--policy-arn', arn, '--set-as-default', '--policy-document'];
  const put = (text: string) =>
    inline ? putInline(policy.name, text) : aws(account, 'iam', 'create-policy-version', ...version, text);
  await put(rewritten(policy.document));
  await passes(verifier);
  await passes({ ...verifier, script: verifier.script.replace('READER=jq;', 'READER=python3;') });
  await put(JSON.stringify(policy.document).replace('"Allow"', '"Deny"'));
  const edited = new RegExp(`olicy ${policy.name}.*: only in the kit: `);
  await differs(verifier, edited);
  await differs({ ...verifier, script: verifier.script.replace('READER=jq;', 'READER=python3;') }, edited);
  await put(JSON.stringify(policy.document));
  const trust = JSON.stringify(role.trust).replace('sts:AssumeRole', 'sts:TagSession');
  await setTrust(trust);
  await differs(verifier, /Trust policy of the role/);
  await setTrust(JSON.stringify(role.trust));
  await putInline('Extra', JSON.stringify(policy.document));
  await differs(verifier, /Inline policies of the role .*: Extra is not of the kit/);
  await onRole('delete-role-policy', '--policy-name', 'Extra');
  const [tag] = role.tags;
  if (tag) {
    await setTag({ ...tag, Value: 'changed' });
    await differs(verifier, /^DIFFERENT +Tag /);
    await setTag(tag);
  }
  await passes(verifier);
}

async function proveKit(moto: Moto, folder: string, verifyBin: string, serial: number): Promise<void> {
  const { answers, policies } = KITS[serial] ?? assert.fail();
  const kit = exportKit(answers);
  const [group = assert.fail('no group')] = kit.groups;
  const account = await moto.account(group.open ? `71000000000${serial}` : kit.home.account, 'us-east-1');
  const value = (id: string): string => acceptedValue(id, `proof-${serial}-${id.toLowerCase()}`);
  const write = writerOf(kit, { account: account.id, value });
  const own = join(folder, String(serial));
  mkdirSync(own);
  const proof: ScriptRun = { kit, group, account, value, expected: expectedOf(group, write), folder: own };
  const scripts = new Map(
    (await filesOf('aws-cli', kit, { policies })).map(({ name, text }) => [name, text]),
  );
  const allowed = join(own, 'allowed');
  writeFileSync(allowed, allowedCalls(kit, write));
  const [bin = ''] = (account.env['PATH'] ?? '').split(':');
  const called = join(own, 'called');
  const verifier: Verifier = {
    proof,
    script: scripts.get('verify.sh') ?? assert.fail('no verify.sh'),
    variables: {
      ...parameterVariables(kit, value),
      PATH: `${verifyBin}:${account.env['PATH']}`,
      AWS_NEXT: join(bin, 'aws'),
      AWS_ALLOWED: allowed,
      AWS_CALLED: called,
    },
  };
  // The AWS CLI reads the arguments of custom simulations in one kit, and those of a deployed role in the other.
  await passes(verifier, serial === 1 ? ACCEPTS : {}, '--documents');
  await prepare(account, proof.expected);
  await runScript(proof, 'apply.sh', scripts.get('apply.sh') ?? assert.fail('no apply.sh'));
  await passes(verifier, serial === 0 ? ACCEPTS : {});
  await editsAreReported(withoutCalls(verifier), policies === 'inline');
  await differs(withoutCalls(verifier), /ERROR\s+INVALID/, {
    AWS_FINDING: 'ERROR\tINVALID_ACTION\tThe action does not exist.',
  });
  await differs(verifier, /the kit expects allowed, AWS decides implicitDeny/, { AWS_ALLOWED: '/dev/null' });
  const { status, stdout } = await verify(verifier, { AWS_NEXT: '/bin/false' });
  assert.equal(status, 2, stdout);
  assert.equal((await verify(verifier, {}, '--other')).status, 2);
  const reads = new Set(readFileSync(called, 'utf8').trim().split('\n').map(actionOf));
  const printed = await verify(verifier, {}, '--policy');
  assert.equal(printed.status, 0);
  const [statement] = (JSON.parse(printed.stdout) as { Statement: { Action: string[] }[] }).Statement;
  assert.deepEqual(
    [...reads].filter((action) => !statement?.Action.includes(action)),
    [],
  );
}

/** Names that would run are words, also in the rows of the table. */
async function proveHostile(folder: string): Promise<number> {
  const bin = installAws(folder, 'aws-recorder.sh');
  const kits = startKits()
    .filter(({ representative, name }) => representative && !name.startsWith('invoke,'))
    .filter((_, index) => index % 6 === 0);
  for (const { name, kit: plain } of kits) {
    const kit = withHostileText(plain);
    for (const file of await filesOf('aws-cli', kit)) {
      if (!file.name.startsWith('verify')) continue;
      const path = join(folder, file.name);
      writeFileSync(path, file.text);
      const group = kit.groups.find(({ account }) => account !== undefined && file.name.includes(account));
      const env = {
        PATH: `${bin}:/usr/bin:/bin`,
        AWS_CALLS: join(folder, 'hostile'),
        AWS_ACCOUNT: group && !group.open ? group.account : '500000000000',
        AWS_PARTITION: kit.home.partition,
        HOME_ACCOUNT: '500000000001',
        ...parameterVariables(kit, (id) => acceptedValue(id, `${id}'; touch CANARY; ' & <(x) #!~`)),
      };
      const { status, stdout, stderr } = await run('bash', [path], { cwd: folder, env });
      assert.ok(status === 0 || status === 1, `${name}, ${file.name}: ${stderr}`);
      assert.match(stdout, /^\d+ pass, \d+ differ, \d+ not tested\.$/m);
      assert.ok(!existsSync(join(folder, 'CANARY')), `${name}: ${file.name} ran a command inside a string`);
    }
  }
  return kits.length;
}

export async function proveVerify(moto: Moto, folder: string): Promise<string> {
  const bin = installAws(folder, 'aws-verifier.py');
  await Promise.all(KITS.map((_, serial) => proveKit(moto, folder, bin, serial)));
  const hostile = await proveHostile(folder);
  return `verify.sh passes after apply.sh for ${KITS.length} kits, names every later edit, reads only, and takes the hostile names of ${hostile} kits as words.`;
}
