// Runs scripts with the real AWS CLI against a local AWS: twice, looking at what they created, and then their undo.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountGroup } from '#deepseek/export/targets.ts';
import { expectedOf, writerOf, type ExpectedResources, type Writer } from './expected.ts';
import { asObject, asObjects, asText } from './json.ts';
import { answeredKits, filesOf, startKits, type NamedKit } from './kits.ts';
import { iamDetails, prepare, verifyAccount, verifyNothingLeft } from './moto-account.ts';
import { startMoto, type Moto } from './moto.ts';
import { acceptedValue } from './parameter-values.ts';
import { proveGroups, runScript, type GroupScripts, type ScriptRun } from './run-script.ts';
import { HOME_ACCOUNT } from './script-parameters.ts';

/** The partitions that moto and Debian's AWS CLI know. */
const PARTITIONS = new Set(['aws', 'aws-cn', 'aws-us-gov']);

// Debian's AWS CLI does not have policies of guardrails yet, and its moto only control policies of services: the other
// scripts are proved with the recorder alone.
const isForRecorder = ({ kit }: NamedKit): boolean =>
  kit.groups.some(
    ({ resources, organization }) =>
      resources.some(({ on }) => on.kind === 'guardrail' || on.kind === 'repository') ||
      organization.some(({ type }) => type !== 'scp'),
  );

/** Older versions of moto answer with policies as they are, and these characters end its XML. */
const isPlain = ({ kit }: NamedKit): boolean => !/[<&]/.test(JSON.stringify(kit.groups));

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

/** With inline policies in place of managed ones, the role has no more than before. */
async function switchesToInline(proof: ScriptRun): Promise<void> {
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
async function keepsLastOfManyChanges(proof: ScriptRun, apply: string): Promise<void> {
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
async function proveOn(
  proof: ScriptRun,
  { inline, apply, undo }: GroupScripts,
  full: boolean,
): Promise<void> {
  const { account, expected } = proof;
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
async function newRun(moto: Moto, { kit, group, serial }: GroupScripts, folder: string): Promise<ScriptRun> {
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
  const starts = startKits().filter((each) => each.representative && !isForRecorder(each));
  const answered = answeredKits(40).filter(
    (each) => PARTITIONS.has(each.kit.home.partition) && !isForRecorder(each) && isPlain(each),
  );
  const entries = [
    ...starts.map((each) => ({ ...each, policies: 'managed' })),
    ...withDistinctAccounts(answered)
      .slice(0, 8)
      .map((each, index) => ({ ...each, policies: index % 3 === 0 ? 'inline' : 'managed' })),
  ];
  const moto = await startMoto();
  try {
    const groups = await proveGroups(entries, async (scripts) =>
      proveOn(await newRun(moto, scripts, folder), scripts, scripts.serial === 1),
    );
    return `The scripts of ${groups} accounts of ${entries.length} kits leave on moto what was composed, twice, and nothing after the undo.`;
  } finally {
    moto.stop();
  }
}
