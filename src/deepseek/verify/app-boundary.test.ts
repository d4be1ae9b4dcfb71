// The boundary for app roles lets through what each app role needs, and its admin can run what the scripts run.
import library from '#deepseek/export/formats/aws-cli/library.sh?raw';
import { describe, expect, test } from 'vitest';
import { findEntity } from '#deepseek/catalog/entities.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { ACCOUNT, answersOf, type Values } from '#deepseek/compose/testing/kits.ts';
import { withOwnerAccount, type Expectation } from '#iam/request/expectation.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { environmentOf } from './kit-environment.ts';
import { prove } from '#iam/environment/prove.ts';

const BLOCKS = [
  'models',
  'profiles',
  'app-profiles',
  'imported',
  'guardrails',
  'reads',
  'short-keys',
  'logs',
  'prompts',
  'mantle',
  'marketplace',
  'sagemaker',
  'vpc-functions',
  'service-logs',
  'agentcore',
  'console',
];
const boundaryKit = compose(answersOf('app-boundary', { boundaryBlocks: BLOCKS, path: '/deepseek/' }));
const environment = environmentOf(boundaryKit, { account: ACCOUNT, partition: 'aws' });
const BOUNDARY = `arn:aws:iam::${ACCOUNT}:policy/DeepSeekBoundary`;

/** Every task of an app that calls DeepSeek. */
const APP_SCENARIOS = scenarios
  .all()
  .filter(({ family, joins }) => family === 'call' && joins)
  .map(({ id }) => id as ScenarioId);

const refused = (calls: readonly Expectation[]) =>
  calls
    .map((call) => ({ ...call, ...prove(environment, call) }))
    .filter(({ passes }) => !passes)
    .map(({ action, resource, decision, failure }) => [action, resource, decision, failure]);

const inBoundary = (call: Expectation): Expectation => ({
  ...call,
  principal: { caller: { kind: 'role-session', roleArn: `arn:aws:iam::${ACCOUNT}:role/deepseek/App` } },
  permissionsBoundary: 'boundary',
});

describe.each(APP_SCENARIOS)('%s', (scenario) => {
  test.each(scenarios.find(scenario)?.entities.filter((id) => findEntity(id)) ?? [])(
    'used by %s',
    (entity) => {
      const values: Values = {
        entity,
        playground: true,
        functionInVpc: true,
        workflowLogs: true,
        agentImages: ['deepseek-agent'],
        agentTokens: true,
        agentSockets: true,
        agentUsers: true,
        agentStop: true,
        workflowTraces: true,
        endpointTokens: true,
        also: [],
      };
      const calls = expectationsOf(answersOf(scenario, values))
        .filter(
          ({ expect: wanted, principal }) =>
            wanted === 'allowed' && 'role' in principal && principal.role === 'app',
        )
        .map(inBoundary);
      expect(calls.length).toBeGreaterThan(0);
      expect(refused(calls)).toEqual([]);
    },
  );
});

test.each<[string, Values]>([
  ['on the public network', {}],
  ['in a VPC', { network: 'vpce', vpcEndpoints: ['vpce-0abc123def4567890'] }],
])('a managed harness %s starts within the boundary', (_, values) => {
  const harness = answersOf('invoke', {
    entity: 'agentcore',
    agentNames: ['a'],
    agentHarness: true,
    ...values,
  });
  const calls = expectationsOf(harness).filter(
    ({ expect: wanted, principal }) =>
      wanted === 'allowed' && 'role' in principal && principal.role === 'app',
  );
  expect(calls.map(({ action }) => action).join()).toMatch(/:GetAuthorizationToken/);
  expect(refused(calls.map(inBoundary))).toEqual([]);
});

/** What the library calls in IAM for a role with inline policies, as actions. */
const LEFT_TO_OTHERS = /group|user|open-id/;
const commands = [
  ...new Set([...library.matchAll(/\biam (?:wait )?([a-z][a-z-]+)/g)].map(([, name = '']) => name)),
];

const actionOf = (command: string): string => {
  const waited: Readonly<Record<string, string>> = {
    'policy-exists': 'get-policy',
    'role-exists': 'get-role',
    'instance-profile-exists': 'get-instance-profile',
  };
  const words = (waited[command] ?? command).split('-');
  return `iam:${words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')}`;
};

/** What an action is called on. */
function kindOf(action: string): string {
  if (action.endsWith('InstanceProfile')) return 'instance-profile';
  return /Policy(?:Versions?|Tags)?$/.test(action) && !action.includes('Role') ? 'policy' : 'role';
}

/** The script of answers without a boundary takes off what an earlier run set. The admin takes none off. */
const NEVER = 'iam:DeleteRolePermissionsBoundary';

test('the admin may call all of IAM that an exported script calls for a role', () => {
  const actions = commands.filter((name) => !LEFT_TO_OTHERS.test(name)).map(actionOf);
  expect(actions).toContain('iam:CreateRole');
  const calls = actions.map((action): Expectation =>
    withOwnerAccount({
      id: action,
      expect: 'allowed',
      label: action,
      principal: { role: 'admin' },
      action,
      resource: `arn:aws:iam::${ACCOUNT}:${kindOf(action)}/deepseek/App`,
      context: kindOf(action) === 'role' ? { 'iam:PermissionsBoundary': BOUNDARY } : {},
    }),
  );
  expect(refused(calls).map(([action]) => action)).toEqual([NEVER]);
});
