// Pairs of answers, one after the other: each changes what the scripts of the AWS CLI have to find again and take away.
import type { Answers } from '#deepseek/answers/answers.ts';

type Values = Answers['values'];

/** Two kits, one after the other. */
export interface Pair {
  readonly what: string;
  readonly scenario: Answers['scenario'];
  readonly before: Values;
  /** What differs then. */
  readonly after: Values;
  readonly policies?: readonly ['managed' | 'inline', 'managed' | 'inline'];
  /** What the script says of what it leaves; nothing is left where this is not said. */
  readonly keeps?: RegExp;
  /** The kit of the earlier answers, where the first role has another name then: it stays. */
  readonly anotherKit?: string;
}

/** The account of every pair. */
export const ACCOUNT = '500000000009';
const user = (name: string): string => `arn:aws:iam::${ACCOUNT}:user/${name}`;
export const LIMITS = `arn:aws:iam::${ACCOUNT}:policy/Limits`;
export const OTHER_LIMITS = `arn:aws:iam::${ACCOUNT}:policy/OtherLimits`;

const PEOPLE: Values = { entity: 'account', trustedPrincipals: [user('alice')], roleName: 'App' };
const MFA: Values = { entity: 'mfa-user', mfaUsers: ['alice'], roleName: 'App' };
const INSTANCE: Values = { entity: 'ec2', roleName: 'App' };

const MANY_TAGS = Array.from({ length: 12 }, (_, index) => `cost-center/department-number-${index}=x`);

export const PAIRS: readonly Pair[] = [
  { what: 'the same answers', scenario: 'invoke', before: INSTANCE, after: {} },
  { what: 'a renamed policy', scenario: 'invoke', before: INSTANCE, after: { policyName: 'Second' } },
  {
    what: 'a renamed inline policy',
    scenario: 'invoke',
    before: INSTANCE,
    after: { policyName: 'Second' },
    policies: ['inline', 'inline'],
  },
  {
    what: 'inline policies in place of managed ones',
    scenario: 'invoke',
    before: INSTANCE,
    after: {},
    policies: ['managed', 'inline'],
  },
  {
    what: 'managed policies in place of inline ones',
    scenario: 'invoke',
    before: { ...INSTANCE, tags: ['team=a'] },
    after: { tags: [] },
    policies: ['inline', 'managed'],
  },
  {
    what: 'names with commas',
    scenario: 'invoke',
    before: { ...INSTANCE, roleName: 'App,1', policyName: 'First,1' },
    after: { policyName: 'Second,1' },
    policies: ['inline', 'inline'],
  },
  {
    what: 'no instance profile',
    scenario: 'invoke',
    before: INSTANCE,
    after: { entity: 'lambda', description: 'Another' },
  },
  {
    what: 'an instance profile',
    scenario: 'invoke',
    before: { ...INSTANCE, entity: 'ecs' },
    after: { entity: 'ec2' },
  },
  {
    what: 'without its own boundary',
    scenario: 'invoke',
    before: { ...INSTANCE, makeBoundary: true },
    after: { makeBoundary: false },
  },
  {
    what: 'with its own boundary',
    scenario: 'invoke',
    before: INSTANCE,
    after: { makeBoundary: true },
  },
  {
    what: 'another boundary',
    scenario: 'invoke',
    before: { ...INSTANCE, boundary: LIMITS },
    after: { boundary: OTHER_LIMITS },
  },
  {
    what: 'no boundary',
    scenario: 'invoke',
    before: { ...INSTANCE, boundary: LIMITS },
    after: { boundary: '' },
  },
  {
    what: 'its own boundary in place of another',
    scenario: 'invoke',
    before: { ...INSTANCE, boundary: LIMITS },
    after: { boundary: '', makeBoundary: true },
  },
  {
    what: 'other tags',
    scenario: 'invoke',
    before: { ...INSTANCE, tags: ['team=a', 'cost center=b'] },
    after: { tags: ['team=c', 'stage=test'] },
  },
  {
    what: 'many tags less',
    scenario: 'invoke',
    before: { ...INSTANCE, tags: [...MANY_TAGS, 'a / b=c'] },
    after: { tags: ['team=c'] },
    keeps:
      /^Kept the tag (?:cost-center\/department-number-\d+|a \/ b) of the role App: no run is known to have set it$/,
  },
  { what: 'another caller', scenario: 'invoke', before: PEOPLE, after: { trustedPrincipals: [user('bob')] } },
  {
    what: 'another path of a boundary by hand, fewer callers, a renamed policy',
    scenario: 'invoke',
    before: {
      ...PEOPLE,
      trustedPrincipals: [user('alice'), user('bob')],
      boundary: LIMITS,
      tags: ['team=a'],
    },
    after: { trustedPrincipals: [user('alice')], policyName: 'Second', boundary: '', tags: [] },
  },
  { what: 'no caller any more', scenario: 'invoke', before: MFA, after: { entity: 'lambda' } },
  {
    what: 'a policy for callers, and another trusted entity',
    scenario: 'invoke',
    before: INSTANCE,
    after: { ...MFA, mfaUsers: ['alice', 'bob'] },
  },
  {
    what: 'another name of the deployer’s policy',
    scenario: 'import',
    before: { roleName: 'Import', operatorName: 'FirstOperator' },
    after: { operatorName: 'SecondOperator' },
  },
  {
    what: 'the deployer’s policy in a permission set',
    scenario: 'import',
    before: { roleName: 'Import' },
    after: { deployer: 'identity-center', deployerPermissionSets: ['Team'] },
  },
  {
    what: 'a role for the deployer in place of a policy',
    scenario: 'import',
    before: { roleName: 'Import' },
    after: { deployer: 'mfa-user', deployerMfaUsers: ['alice'], deployerRoleName: 'ImportDeployer' },
  },
  {
    what: 'another name of the second role',
    scenario: 'host-ecs',
    before: {},
    after: { ecsInstanceRoleName: 'Instances' },
  },
  {
    what: 'another name of the second role, with inline policies',
    scenario: 'host-ecs',
    before: {},
    after: { ecsInstanceRoleName: 'Instances', executionRoleName: 'Execution' },
    policies: ['inline', 'inline'],
  },
  {
    what: 'another name of the boundary for roles',
    scenario: 'app-boundary',
    before: { policyName: 'First' },
    after: { policyName: 'Second' },
  },
  {
    what: 'another name of the first role',
    scenario: 'invoke',
    before: INSTANCE,
    after: { roleName: 'Renamed' },
    anotherKit: 'App',
    keeps: /^Kept what other kits made: App\./,
  },
];
