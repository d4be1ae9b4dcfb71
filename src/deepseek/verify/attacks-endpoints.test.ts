// Who builds agents, flows, prompts and endpoints with the roles of these kits can do it through the VPC endpoints.
import { expect, test } from 'vitest';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { createdRoles, kitOf, statementsOf, type Values } from '#deepseek/compose/testing/kits.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { toArray } from '#iam/policy/policy.ts';

const BUILDERS: readonly (readonly [ScenarioId, Values, endpoint: string, service: string])[] = [
  ['agents', {}, 'agent', 'bedrock'],
  ['flows', {}, 'agent', 'bedrock'],
  ['invoke-prompts', {}, 'agent', 'bedrock'],
  ['import', { tagJobs: true }, 'control', 'bedrock'],
  ['batch', { tagJobs: true }, 'control', 'bedrock'],
  ['host-sagemaker', { tagHosting: true }, 'sagemaker-api', 'sagemaker'],
  ['host-sagemaker', { inferenceOption: 'batch' }, 'sagemaker-api', 'sagemaker'],
  ['host-sagemaker', { deployComponents: true }, 'sagemaker-api', 'sagemaker'],
  ['fine-tune-sagemaker', { tagJobs: true }, 'sagemaker-api', 'sagemaker'],
  ['fine-tune-sagemaker', { trainingCompute: 'serverless' }, 'sagemaker-api', 'sagemaker'],
  ['hyperpod', { tagJobs: true }, 'sagemaker-api', 'sagemaker'],
];

/** What other endpoints of Bedrock answer. */
const ELSEWHERE =
  /^bedrock:(?:Invoke|RenderPrompt|ApplyGuardrail|GetGuardrail|ListGuardrails|GetFoundationModel|ListFoundationModels|GetInferenceProfile|ListInferenceProfiles)/;

test.each(BUILDERS)('%s with %o passes the endpoint %s', (scenario, values, endpoint, service) => {
  const kit = kitOf(scenario, { deployer: 'role', ...values });
  expect(createdRoles(kit).length).toBeGreaterThan(0);
  const needed = documentsOf(kit)
    .flatMap(({ document }) => document.Statement)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action }) => toArray(Action))
    .filter((action) => action.startsWith(`${service}:`) && !ELSEWHERE.test(action));
  const passing = statementsOf(kitOf('endpoint-policy', { endpointServices: [endpoint] })).flatMap(
    ({ Action }) => toArray(Action),
  );
  expect(needed.length).toBeGreaterThan(4);
  expect([...new Set(needed)].filter((action) => !passing.includes(action))).toEqual([]);
});

test('an app that reads its profile can do it through the endpoint of the control plane', () => {
  const passing = statementsOf(kitOf('endpoint-policy', { endpointServices: ['control'] })).filter(
    ({ Action }) => toArray(Action).includes('bedrock:GetInferenceProfile'),
  );
  expect(passing.flatMap(({ Resource }) => toArray(Resource))).toEqual([
    'arn:aws:bedrock:us-east-1:111122223333:inference-profile/*',
    'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/*',
  ]);
});

test('who closes every bucket learns whose logs stop', () => {
  const { notices } = kitOf('weights-perimeter', { perimeterServices: ['s3'] });
  expect(notices.find(({ id }) => id === 'public-access')?.text).toContain('load balancers');
});

// https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-openai-compatible.html: such a call needs both.
test('tokens of SageMaker pass its endpoint where keys and tokens are allowed', () => {
  const passing = (values: Values) =>
    statementsOf(kitOf('endpoint-policy', { endpointServices: ['sagemaker-runtime'], ...values })).flatMap(
      ({ Action }) => toArray(Action),
    );
  expect(passing({ endpointKeys: true })).toContain('sagemaker:CallWithBearerToken');
  expect(passing({})).not.toContain('sagemaker:CallWithBearerToken');
});
