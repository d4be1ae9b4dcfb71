// Runs scripts with the real AWS CLI against a local AWS: twice, looking at what they created, and then their undo.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountGroup } from '#core/export/targets.ts';
import { expectedOf, writerOf, type ExpectedResources, type Writer } from './expected.ts';
import { asObject, asObjects, asText } from './json.ts';
import { answeredKits, filesOf, startKits, type NamedKit } from './kits.ts';
import { iamDetails, prepare, SOMEBODY, verifyAccount, verifyNothingLeft } from './moto-account.ts';
import { aws, startMoto, type Account, type Moto } from './moto.ts';
import { acceptedValue } from './parameter-values.ts';
import { HOME_ACCOUNT, parameterVariables } from './script-parameters.ts';
import { inParallel, run } from './tools.ts';
import { startAnswers } from '#core/answers/answers.ts';
import type { FieldValue } from '#core/answers/field.ts';
import { exportKitOf, type ExportKit } from '#core/export/export-kit.ts';

const EMPTY_POLICY =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"bedrock:*","Resource":"*"}]}';

/** The partitions that moto and Debian's AWS CLI know. */
const PARTITIONS = new Set(['aws', 'aws-cn', 'aws-us-gov']);

// Debian's AWS CLI does not have policies of guardrails yet: those scripts are proved with the recorder alone.
const hasGuardrail = ({ kit }: NamedKit): boolean =>
  kit.groups.some(({ resources }) => resources.some(({ on }) => on.kind === 'guardrail'));

/** A role that answers made by chance name as its own caller cannot be there before the scripts create it. */
const callsItself = ({ kit }: NamedKit): boolean =>
  kit.groups.some(({ roles, attachments }) =>
    attachments.some(
      ({ to }) => to.kind === 'principals' && roles.some(({ name }) => to.roles.includes(name)),
    ),
  );

/** Kits that have no account in common, so that none finds what another has created. */
function withDistinctAccounts(kits: readonly NamedKit[]): readonly NamedKit[] {
  const taken = new Set<string>();
  return kits.filter(({ kit }) => {
    const accounts = kit.groups.map(({ account }) => account ?? kit.home.account);
    if (accounts.some((account) => taken.has(account))) return false;
    accounts.forEach((account) => taken.add(account));
    return true;
  });
}

/** The kit of a group, the account that its scripts run in, and what they must create there. */
interface Run {
  readonly kit: ExportKit;
  readonly group: AccountGroup;
  readonly account: Account;
  readonly value: (parameter: string) => string;
  readonly expected: ExpectedResources;
  readonly folder: string;
}

type Variables = Readonly<Record<string, string>>;

/** Runs a script, which must succeed, and returns its output. */
async function runScript(
  { kit, account, value, folder }: Run,
  name: string,
  text: string,
  variables: Variables = {},
): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const somebody = Object.fromEntries(
    [...text.matchAll(/\$\{(\w+_ROLES):-\}/g)].map(([, variable = '']) => [variable, SOMEBODY]),
  );
  const env = {
    ...account.env,
    ...parameterVariables(kit, value),
    ...somebody,
    RESOURCE_POLICIES: 'put',
    HOME_ACCOUNT,
    ...variables,
  };
  const { status, stdout, stderr } = await run('bash', [path], { cwd: folder, env });
  assert.equal(status, 0, `${name}: ${stdout}${stderr}`);
  return stdout;
}

/** With inline policies in place of managed ones, the role has no more than before. */
async function switchesToInline(proof: Run): Promise<void> {
  const files = await filesOf('aws-cli', proof.kit, { policies: 'inline' });
  await runScript(proof, 'apply.sh', files.find(({ name }) => name === 'apply.sh')?.text ?? '');
  const { roles } = await iamDetails(proof.account);
  for (const { name, permissions } of proof.expected.roles) {
    const role = roles.find(({ RoleName }) => RoleName === name);
    assert.deepEqual(role?.['AttachedManagedPolicies'], []);
    assert.equal(asObjects(role?.['RolePolicyList']).length, permissions.length);
  }
}

/** The installed aws command finds what the one in memory has created, and of many changes the last is in force. */
async function keepsLastOfManyChanges(proof: Run, apply: string): Promise<void> {
  const output = await runScript(proof, 'apply.sh', apply, { PATH: '/usr/bin:/bin' });
  assert.doesNotMatch(
    output,
    /^(?:Created|Updated the policy)/m,
    'the installed command creates something again',
  );
  for (const change of [1, 2, 3, 4, 5, 6]) {
    const changed = apply.replaceAll('"Sid": "', `"Sid": "Change${change}`);
    assert.match(
      await runScript(proof, 'apply.sh', changed),
      /^Updated the policy/m,
      `change ${change} creates no new version`,
    );
  }
  const { policies } = await iamDetails(proof.account);
  const versions = asObjects(policies[0]?.['PolicyVersionList']);
  assert.equal(versions.length, 5);
  const current = versions.find(({ IsDefaultVersion }) => IsDefaultVersion);
  const [statement] = asObjects(asObject(current?.['Document'])['Statement']);
  assert.match(asText(statement?.['Sid']), /^Change6/);
}

/** The answers of the convergence proof: first everything that can be given, then other names and less. */
const GIVEN: Readonly<Record<string, FieldValue>> = {
  policyName: 'FirstPolicy',
  operatorName: 'FirstOperator',
  tags: ['team=a', 'cost center=b'],
  boundary: 'arn:aws:iam::500000000009:policy/First',
  sessionDuration: '7200',
  trustedPrincipals: ['arn:aws:iam::500000000009:user/caller'],
  entity: 'account',
  account: '500000000009',
};
const CHANGED: Readonly<Record<string, FieldValue>> = {
  ...GIVEN,
  policyName: 'SecondPolicy',
  tags: ['team=c'],
  boundary: '',
  sessionDuration: '',
};

/** The details of an account without what differs from run to run. */
async function comparable(account: Account): Promise<string> {
  const { users, roles, policies } = await iamDetails(account);
  const changing = /^(?:User|Role|Policy|Instance\w*|DefaultVersion)Id$|Date$|LastUsed|PolicyVersionList/;
  return JSON.stringify(
    { users, roles, policies },
    (name, value: unknown) => {
      if (changing.test(name)) return undefined;
      const inOrder = (items: readonly unknown[]) =>
        items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
      return Array.isArray(value) ? inOrder(value) : value;
    },
    2,
  );
}

/** The scripts of changed answers, run on what those of the first answers created, leave the same as in an empty account. */
async function converges(moto: Moto, folder: string, policies: string): Promise<void> {
  const accounts =
    policies === 'inline' ? ['500000000007', '500000000006'] : ['500000000005', '500000000004'];
  const results: string[] = [];
  const trusted = (id: string) => (values: Readonly<Record<string, FieldValue>>) =>
    Object.fromEntries(
      Object.entries(values).map(([name, given]) => [
        name,
        JSON.parse(JSON.stringify(given).replaceAll('500000000009', id)) as FieldValue,
      ]),
    );
  for (const [index, id] of accounts.entries()) {
    const account = await moto.account(id, 'us-east-1');
    await aws(account, 'iam', 'create-user', '--user-name=caller');
    await aws(account, 'iam', 'create-policy', '--policy-name=First', '--policy-document', EMPTY_POLICY);
    const own = join(folder, `converges-${policies}-${index}`);
    mkdirSync(own);
    const rounds = (index === 0 ? [GIVEN, CHANGED] : [CHANGED]).map(trusted(id));
    for (const values of rounds) {
      const result = exportKitOf({ ...startAnswers('invoke'), values });
      if (!result.ok) throw new Error('the kit cannot be exported');
      const { kit } = result;
      const [group = assert.fail('no group')] = kit.groups;
      const expected = expectedOf(group, writerOf(kit, { account: id, value: String }));
      const files = await filesOf('aws-cli', kit, { policies });
      const apply = files.find(({ name }) => name === 'apply.sh')?.text ?? '';
      await runScript({ kit, group, account, value: String, expected, folder: own }, 'apply.sh', apply);
    }
    results.push((await comparable(account)).replaceAll(id, '500000000009'));
  }
  assert.equal(results[0], results[1], `${policies}: another result than that of new scripts`);
}

/** What is expected, with the names of its buckets filled in. */
function expectedWithBuckets(group: AccountGroup, write: Writer): ExpectedResources {
  const expected = expectedOf(group, write);
  const resources = expected.resources.map(({ on, document }) => ({
    on: on.kind === 'bucket' ? { ...on, bucket: write.text(on.bucket) } : on,
    document,
  }));
  return { ...expected, resources };
}

/** Proves the scripts of one group; `full` adds what is slow and the same for every kit. */
async function proveGroup(
  proof: Run,
  scripts: ReadonlyMap<string, string>,
  inline: boolean,
  full: boolean,
): Promise<void> {
  const { group, account, expected } = proof;
  const suffix = group.account === undefined ? '' : `-${group.id}`;
  const apply = scripts.get(`apply${suffix}.sh`) ?? assert.fail(`no apply${suffix}.sh`);
  const undo = scripts.get(`undo${suffix}.sh`) ?? assert.fail(`no undo${suffix}.sh`);
  const prepared = await prepare(account, expected);
  await runScript(proof, 'apply.sh', apply);
  await verifyAccount(account, expected, inline);
  const again = await runScript(proof, 'apply.sh', apply);
  assert.doesNotMatch(again, /^(?:Created|Updated the policy)/m, 'the second run creates something');
  await verifyAccount(account, expected, inline);
  if (full) {
    await switchesToInline(proof);
    await runScript(proof, 'apply.sh', apply);
    await verifyAccount(account, expected, false);
    await keepsLastOfManyChanges(proof, apply);
  }
  await runScript(proof, 'undo.sh', undo);
  await verifyNothingLeft(account, expected, prepared);
}

/** A run in a separate account. */
async function newRun(
  moto: Moto,
  kit: ExportKit,
  group: AccountGroup,
  folder: string,
  serial: number,
): Promise<Run> {
  const region = kit.home.regions[0] ?? 'us-east-1';
  const id = group.open ? String(600_000_000_000 + serial) : (group.account ?? kit.home.account);
  const account = await moto.account(id, region);
  const value = (parameter: string): string =>
    acceptedValue(parameter, `proof-${serial}-${parameter.toLowerCase()}`);
  const write = writerOf(kit, { account: group.account === undefined ? id : HOME_ACCOUNT, value });
  const own = join(folder, String(serial));
  mkdirSync(own);
  return { kit, group, account, value, expected: expectedWithBuckets(group, write), folder: own };
}

export async function proveOnMoto(folder: string): Promise<string> {
  const starts = startKits().filter((each) => each.representative && !hasGuardrail(each));
  const answered = answeredKits(40).filter(
    (each) => PARTITIONS.has(each.kit.home.partition) && !hasGuardrail(each) && !callsItself(each),
  );
  const entries = [
    ...starts.map((each) => ({ ...each, policies: 'managed' })),
    ...withDistinctAccounts(answered)
      .slice(0, 8)
      .map((each, index) => ({ ...each, policies: index % 3 === 0 ? 'inline' : 'managed' })),
  ];
  const moto = await startMoto();
  let groups = 0;
  try {
    for (const policies of ['managed', 'inline']) await converges(moto, folder, policies);
    await inParallel(entries, 3, async ({ name, kit, policies }) => {
      const files = await filesOf('aws-cli', kit, { policies });
      const scripts = new Map(files.map((file) => [file.name, file.text]));
      for (const group of kit.groups) {
        const serial = (groups += 1);
        try {
          const proof = await newRun(moto, kit, group, folder, serial);
          await proveGroup(proof, scripts, policies === 'inline', serial === 1);
        } catch (error) {
          const words = error instanceof Error ? error.message : '';
          throw new Error(`${name}, ${group.id}: ${words}`, { cause: error });
        }
      }
    });
  } finally {
    moto.stop();
  }
  return `The scripts of ${groups} accounts of ${entries.length} kits leave on moto what was composed, twice, and nothing after the undo.`;
}
