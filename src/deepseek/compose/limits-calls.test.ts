// Each limit × each call: no statement allows a call that the limit is for without the limit's condition.
import { expect, test } from 'vitest';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { toArray } from '#iam/policy/policy.ts';
import { ACCOUNT, allowing, kitOf, statementsOf, valuesOf, type Values } from './testing/kits.ts';
import { GUARDRAIL } from './testing/limits.ts';

const MODEL = 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2';
const PROFILE = `arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/a1b2c3d4e5f6`;
const IMPORTED = `arn:aws:bedrock:us-east-1:${ACCOUNT}:imported-model/a1b2c3d4e5f6`;
const PROJECT = `arn:aws:bedrock-mantle:us-east-1:${ACCOUNT}:project/proj_abc123`;
const ENDPOINT = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:endpoint/deepseek`;
const COMPONENT = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:inference-component/deepseek`;
const RUNTIME = 'arn:aws:bedrock-agentcore:us-east-1:111122223333:runtime/agent-a1b2c3d4e5';

const INVOKES = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];
const REAL_TIME = ['sagemaker:InvokeEndpoint', 'sagemaker:InvokeEndpointWithResponseStream'];

/** What makes a role that allows the calls on the resources. */
interface Caller {
  readonly scenario: ScenarioId;
  readonly values: Values;
  readonly calls: readonly string[];
  readonly resources: readonly string[];
  /** Not limited by tags: AWS's own models have none. */
  readonly untagged?: true;
}

const CALLERS: Readonly<Record<string, Caller>> = {
  model: {
    scenario: 'invoke',
    values: { models: ['v3.2'], streaming: true },
    calls: INVOKES,
    resources: [MODEL],
    untagged: true,
  },
  profile: {
    scenario: 'invoke-app-profiles',
    values: { appProfiles: [PROFILE], streaming: true },
    calls: INVOKES,
    resources: [PROFILE],
  },
  imported: {
    scenario: 'invoke-imported',
    values: { importedModels: [IMPORTED], streaming: true },
    calls: INVOKES,
    resources: [IMPORTED],
  },
  mantle: {
    scenario: 'mantle',
    values: { mantleProjects: ['proj_abc123'] },
    calls: ['bedrock-mantle:CreateInference'],
    resources: [PROJECT],
  },
  endpoint: {
    scenario: 'invoke-sagemaker',
    values: {
      endpoints: [ENDPOINT],
      inferenceComponents: [COMPONENT],
      endpointCalls: 'both',
      streaming: true,
    },
    calls: [...REAL_TIME, 'sagemaker:InvokeEndpointAsync'],
    resources: [ENDPOINT],
  },
  component: {
    scenario: 'invoke-sagemaker',
    values: { endpoints: [ENDPOINT], inferenceComponents: [COMPONENT], streaming: true },
    calls: REAL_TIME,
    resources: [COMPONENT],
  },
  agent: {
    scenario: 'invoke-agentcore',
    values: { agentRuntimes: [RUNTIME] },
    calls: ['bedrock-agentcore:InvokeAgentRuntime'],
    resources: [RUNTIME],
    untagged: true,
  },
};

/** The answers that turn a limit on, the condition key that it adds, and whom it is for. */
interface Limit {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly key: string;
  readonly isFor: (name: string, caller: Caller) => boolean;
}

const LIMITS: Readonly<Record<string, Limit>> = {
  tags: {
    values: { matchTags: ['team'] },
    key: 'aws:ResourceTag/team',
    isFor: (_, { untagged }) => !untagged,
  },
  addresses: {
    values: { network: 'ip', sourceIps: ['203.0.113.0/24'] },
    key: 'aws:SourceIp',
    isFor: () => true,
  },
  'VPC endpoints': {
    values: { network: 'vpce', vpcEndpoints: ['vpce-0abc123def4567890'] },
    key: 'aws:SourceVpce',
    isFor: () => true,
  },
  guardrail: {
    values: { guardrailRule: 'required', guardrails: [GUARDRAIL] },
    key: 'bedrock:GuardrailIdentifier',
    isFor: (name) => name === 'model' || name === 'profile' || name === 'imported',
  },
};

const rows = Object.entries(LIMITS).flatMap(([limit, { values, key, isFor }]) =>
  Object.entries(CALLERS)
    .filter(([name, caller]) => isFor(name, caller))
    .flatMap(([name, { scenario, values: own, calls, resources }]) =>
      calls.map((call) => ({
        title: `${limit}: ${call} on ${name}`,
        kit: () => kitOf(scenario, { entity: 'ec2', ...own, ...values }),
        call,
        resources,
        key,
      })),
    ),
);

test.each(rows)('$title', ({ kit, call, resources, key }) => {
  const statements = allowing(kit(), call).filter(({ Resource }) =>
    toArray(Resource).some((each) => resources.includes(each)),
  );
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements)
    expect(valuesOf(statement, key), JSON.stringify(statement)).not.toEqual([]);
});

test.each([
  ['model', INVOKES, 'bedrock:ServiceTier'],
  ['mantle', ['bedrock-mantle:CreateInference'], 'bedrock-mantle:ServiceTier'],
] as const)('the Priority tier is denied for every call of %s', (name, calls, key) => {
  const { scenario, values } = CALLERS[name]!;
  const kit = kitOf(scenario, { entity: 'ec2', ...values, noPriorityTier: true });
  const denied = statementsOf(kit, 'app.permissions').filter(
    (statement) => statement.Effect === 'Deny' && valuesOf(statement, key).includes('priority'),
  );
  expect(denied.flatMap(({ Action }) => toArray(Action))).toEqual(calls);
  expect(denied.map(({ Resource }) => Resource)).toEqual(['*']);
});
