// Runs the scripts of some answers and then those of changed ones: what is there is the same as in an empty account.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startAnswers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { exportKitOf, type ExportKit } from '#deepseek/export/export-kit.ts';
import { expectedOf, writerOf } from './expected.ts';
import { filesOf } from './kits.ts';
import { iamDetails } from './moto-account.ts';
import { aws, type Account, type Moto } from './moto.ts';
import { runScript } from './run-script.ts';
import { inParallel } from './tools.ts';

type Values = Readonly<Record<string, FieldValue>>;

interface Change {
  readonly what: string;
  readonly before: Values;
  /** What differs then. */
  readonly after: Values;
  readonly policies: 'managed' | 'inline';
  /** Makes another kit of the first answers. */
  readonly first?: (kit: ExportKit) => ExportKit;
}

/** Stands for the account in answers and results. */
const ACCOUNT = '500000000009';

const PEOPLE: Values = {
  account: ACCOUNT,
  entity: 'account',
  trustedPrincipals: [`arn:aws:iam::${ACCOUNT}:user/caller`],
  policyName: 'FirstPolicy',
  tags: ['team=a', 'cost center=b'],
  boundary: `arn:aws:iam::${ACCOUNT}:policy/Limits`,
  sessionDuration: '7200',
};
const FEWER: Values = { policyName: 'SecondPolicy', tags: ['team=c'], boundary: '', sessionDuration: '' };

const INSTANCE: Values = {
  account: ACCOUNT,
  entity: 'ec2',
  roleName: 'App',
  policyName: 'AppPolicy',
  description: 'First',
  makeBoundary: true,
};

/** The permissions in two policies, as answers that need much room have them. */
function inTwoPolicies(kit: ExportKit): ExportKit {
  const groups = kit.groups.map((group) => ({
    ...group,
    roles: group.roles.map((role) => ({
      ...role,
      permissions: role.permissions.flatMap((each) => [
        each,
        { ...each, id: `${each.id}-2`, name: `${each.name}-2` },
      ]),
    })),
  }));
  return { ...kit, groups };
}

const both = (change: Omit<Change, 'policies'>): readonly Change[] =>
  (['managed', 'inline'] as const).map((policies) => ({ ...change, policies }));

const CHANGES: readonly Change[] = [
  ...both({ what: 'a renamed policy, fewer tags, no boundary', before: PEOPLE, after: FEWER }),
  ...both({
    what: 'another trusted entity, without an instance profile and without its own boundary',
    before: INSTANCE,
    after: { entity: 'ecs', description: 'Second', makeBoundary: false },
  }),
  ...both({
    what: 'one policy in place of two',
    before: INSTANCE,
    after: {},
    first: inTwoPolicies,
  }),
];

const EMPTY_POLICY =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"bedrock:*","Resource":"*"}]}';

/** The details of an account without what differs from run to run. */
async function comparable(account: Account): Promise<string> {
  const { users, roles, policies } = await iamDetails(account);
  const profiles = (await aws(account, 'iam', 'list-instance-profiles'))['InstanceProfiles'];
  const changing = /^(?:User|Role|Policy|Instance\w*|DefaultVersion)Id$|Date$|LastUsed|PolicyVersionList/;
  const inOrder = (items: readonly unknown[]) =>
    items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const documents = policies.map(({ PolicyName, PolicyVersionList }) => [
    PolicyName,
    (PolicyVersionList as readonly { IsDefaultVersion: boolean; Document: unknown }[]).find(
      ({ IsDefaultVersion }) => IsDefaultVersion,
    )?.Document,
  ]);
  return JSON.stringify(
    { users, roles, policies, profiles, documents },
    (name, value: unknown) => {
      if (changing.test(name)) return undefined;
      return Array.isArray(value) ? inOrder(value) : value;
    },
    2,
  ).replaceAll(account.id, ACCOUNT);
}

/** Runs the scripts of answers in an account and returns what they said. */
async function apply(
  account: Account,
  folder: string,
  values: Values,
  { policies, first }: Pick<Change, 'policies' | 'first'>,
): Promise<string> {
  const own = JSON.parse(JSON.stringify(values).replaceAll(ACCOUNT, account.id)) as Values;
  const answers = { ...startAnswers('invoke'), values: own };
  const result = exportKitOf(answers, compose(answers));
  if (!result.ok) throw new Error('the kit cannot be exported');
  const kit = first?.(result.kit) ?? result.kit;
  assert.deepEqual(kit.composed.problems, []);
  const [group = assert.fail('no group')] = kit.groups;
  const expected = expectedOf(group, writerOf(kit, { account: account.id, value: String }));
  const files = await filesOf('aws-cli', kit, { policies });
  const text = files.find(({ name }) => name === 'apply.sh')?.text ?? '';
  return runScript({ kit, group, account, value: String, expected, folder }, 'apply.sh', text);
}

async function newAccount(moto: Moto, serial: number): Promise<Account> {
  const account = await moto.account(String(510_000_000_000 + serial), 'us-east-1');
  for (const name of ['caller', 'other']) await aws(account, 'iam', 'create-user', `--user-name=${name}`);
  await aws(account, 'iam', 'create-policy', '--policy-name=Limits', '--policy-document', EMPTY_POLICY);
  return account;
}

/** Proves every change and returns how many there are. */
export async function proveConvergence(moto: Moto, folder: string): Promise<number> {
  await inParallel([...CHANGES.entries()], 3, async ([index, change]) => {
    const { what, before, after, policies } = change;
    const own = join(folder, `change-${index}`);
    mkdirSync(own);
    const [changed, fresh] = [await newAccount(moto, 2 * index), await newAccount(moto, 2 * index + 1)];
    const values = { ...before, ...after };
    await apply(changed, own, before, change);
    const said = await apply(changed, own, values, { policies });
    assert.doesNotMatch(said, /^Kept /m, what);
    const again = await apply(changed, own, values, { policies });
    assert.doesNotMatch(
      again,
      /^(?!The (?:role|policy) \S+ is up to date|Attached|Done|$)/m,
      `${what}: ${again}`,
    );
    await apply(fresh, own, values, { policies });
    assert.equal(await comparable(changed), await comparable(fresh), `${what} (${policies})`);
  });
  return CHANGES.length;
}
