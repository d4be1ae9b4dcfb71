// Steps of callers that AWS’s services run: what they deploy must be able to make the calls of the role.
import { expect, test } from 'vitest';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { ACCOUNT, allowing, appOf, codeOf, kitOf, textOf, type Values } from './testing/kits.ts';

const inVpc = { network: 'vpce', vpcEndpoints: ['vpce-0abc123def4567890'] };

test('an agent whose calls are limited to a network is created in a VPC, by a deployer who may', () => {
  const limited = appOf('agentcore', { ...inVpc, deployerPolicy: true });
  expect(codeOf(limited, 'agent-runtime')).toContain('"networkMode":"VPC"');
  expect(JSON.stringify(allowing(limited, 'iam:CreateServiceLinkedRole'))).toContain(
    'network.bedrock-agentcore.amazonaws.com/AWSServiceRoleForBedrockAgentCoreNetwork',
  );
  const open = appOf('agentcore', { deployerPolicy: true });
  expect(codeOf(open, 'agent-runtime')).toContain('networkMode=PUBLIC');
  expect(JSON.stringify(allowing(open, 'iam:CreateServiceLinkedRole'))).not.toContain('CoreNetwork');
});

test('a managed harness is created for the endpoint that its role calls, with the guardrail that it must name', () => {
  const made = (scenario: ScenarioId, values: Values = {}) =>
    codeOf(
      kitOf(scenario, { entity: 'agentcore', agentNames: ['a'], agentHarness: true, ...values }),
      'agent-harness',
    );
  expect(made('invoke')).not.toContain('apiFormat');
  expect(made('mantle')).toContain('"apiFormat":"chat_completions"');
  const guardrails = [`arn:aws:bedrock:us-east-1:${ACCOUNT}:guardrail/gr1a2b3c4d5e:3`];
  expect(made('invoke', { guardrailRule: 'required', guardrails })).toContain(
    `"additionalParams":{"guardrailConfig":{"guardrailIdentifier":"arn:aws:bedrock:us-east-1:${ACCOUNT}:guardrail/gr1a2b3c4d5e","guardrailVersion":"3"}}`,
  );
});

test.each(['invoke-sagemaker', 'invoke-prompts', 'invoke-agentcore', 'download-weights'] as const)(
  'no managed harness is offered where it finds no model to call: %s',
  (scenario) => {
    const kit = kitOf(scenario, { entity: 'agentcore', agentNames: ['a'], agentHarness: true });
    expect(codeOf(kit, 'agent-runtime')).not.toBe('');
  },
);

test('a build whose calls are limited to a network is told to run in a VPC, and what its role needs there', () => {
  const limited = codeOf(appOf('codebuild', inVpc), 'build-network');
  expect(limited).toContain('"ec2:AuthorizedService": "codebuild.amazonaws.com"');
  expect(textOf(appOf('codebuild'), 'build-network')).toBe('');
});

test('a state machine that calls an endpoint has a task for endpoints, also in China, where Bedrock is not', () => {
  const endpoint = 'arn:aws-cn:sagemaker:cn-north-1:111122223333:endpoint/deepseek-r1';
  const values = { entity: 'step-functions', endpoints: [endpoint] };
  const now = codeOf(kitOf('invoke-sagemaker', values), 'state-machine-endpoint');
  expect(now).toContain('arn:aws-cn:states:::aws-sdk:sagemakerruntime:invokeEndpoint"');
  expect(now).toContain('"EndpointName": "deepseek-r1"');
  const later = codeOf(
    kitOf('invoke-sagemaker', { ...values, endpointCalls: 'async' }),
    'state-machine-endpoint',
  );
  expect(later).toContain(':invokeEndpointAsync"');
  expect(later).toContain('"InputLocation"');
});

test('a state machine that calls pasted ARNs has a task for what they are', () => {
  const endpoint = 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek-r1';
  const model = 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2';
  const stepsOf = (modelArns: readonly string[]) =>
    kitOf('invoke-arns', { entity: 'step-functions', modelArns })
      .nextSteps.map(({ id }) => id)
      .filter((id) => id.startsWith('state-machine-'));
  expect(stepsOf([endpoint])).toEqual(['state-machine-endpoint']);
  expect(stepsOf([model])).toEqual(['state-machine-task']);
  expect(stepsOf([model, endpoint])).toEqual(['state-machine-task', 'state-machine-endpoint']);
});

test('a state machine gives each model the body that it takes', () => {
  const bodyOf = (scenario: 'invoke' | 'invoke-r1') =>
    codeOf(kitOf(scenario, { entity: 'step-functions' }), 'state-machine-task');
  expect(bodyOf('invoke-r1')).toContain('"prompt": "Hello"');
  expect(bodyOf('invoke-r1')).not.toContain('messages');
  expect(bodyOf('invoke')).toContain('"messages"');
});

const taskOf = (scenario: ScenarioId, values: Values, id = 'state-machine-task') =>
  codeOf(kitOf(scenario, { entity: 'step-functions', ...values }), id);

test('a state machine whose role requires a guardrail names it, or its own role would deny the task', () => {
  const guardrail = `arn:aws:bedrock:us-east-1:${ACCOUNT}:guardrail/gr1a2b3c4d5e`;
  const required = { guardrailRule: 'required', guardrails: [`${guardrail}:2`] };
  const code = taskOf('invoke', required);
  expect(code).toContain(`"GuardrailIdentifier": "${guardrail}"`);
  expect(code).toContain('"GuardrailVersion": "2"');
  expect(taskOf('invoke-prompts', required, 'state-machine-prompt')).toContain('"GuardrailConfig"');
  expect(taskOf('invoke', {})).not.toContain('Guardrail');
});

// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html: prompts are for Converse alone.
test('a state machine has a task that fits stored prompts, Marketplace endpoints and R1 behind a profile', () => {
  expect(taskOf('invoke-prompts', {}, 'state-machine-prompt')).toContain('bedrockruntime:converse');
  expect(taskOf('invoke-prompts', {})).toBe('');
  expect(taskOf('invoke-marketplace', {}, 'state-machine-marketplace')).toContain('"inputs"');
  expect(taskOf('invoke-marketplace', {})).toBe('');
  expect(taskOf('invoke-app-profiles', { profileModels: ['r1'] })).toContain('"prompt"');
  expect(taskOf('invoke-app-profiles', { profileModels: ['r1', 'v3.2'] })).toContain('"messages"');
});

// Without a VPC of the customer’s, such calls leave from addresses of AWS, and the role’s own condition denies them.
test.each([
  ['sagemaker-studio', 'studio-role', 'VpcOnly'],
  ['glue', 'glue-data', 'network connection'],
  ['app-runner', 'instance-role', 'VPC connector'],
])('%s, limited to a network, is told how to join it', (entity, step, words) => {
  expect(textOf(appOf(entity, inVpc), step)).toContain(words);
  expect(textOf(appOf(entity), step)).not.toContain('Calls from elsewhere');
});
