// Every way to DeepSeek past the models on bedrock-runtime: which calls the controls of an organization stop, and what
// no policy sees, in the words that the kit has for it.
import { expect, test } from 'vitest';
import { answersOf, kitOf, type Values } from '#deepseek/compose/testing/kits.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { checks as organization } from '#deepseek/scenarios/organization/checks.ts';

const EVERY: Values = {
  denyAccelerators: true,
  denyManagedModels: true,
  denySubscriptions: true,
  keepWeights: true,
  enforceBedrock: true,
  declareEc2: true,
  endpointPolicies: true,
};

const expectations = organization(readAnswers(answersOf('organization', EVERY)));
const kit = kitOf('organization', EVERY);
const leaves = kit.policies.flatMap(({ leaves: all }) => all).join('\n');
const says = [...kit.notices, ...kit.nextSteps].map(({ text }) => text).join('\n');

const stopped = (action: string): boolean =>
  expectations.some((each) => each.action === action && each.expect === 'denied');

/** The route, the calls through it, and what is said of what stays open. */
const ROUTES: readonly (readonly [route: string, actions: readonly string[], open: RegExp])[] = [
  ['batch', ['bedrock:CreateModelInvocationJob'], /batch/],
  ['flows, agents and prompts', ['bedrock:InvokeModelWithResponseStream'], /agents and flows|flows/i],
  ['evaluation', ['bedrock:InvokeModel'], /evaluation jobs/],
  ['imported models', ['bedrock:CreateModelImportJob', 'bedrock:InvokeModel'], /delete nothing/],
  [
    'custom models',
    [
      'bedrock:CreateCustomModel',
      'bedrock:CreateModelCustomizationJob',
      'bedrock:CreateCustomModelDeployment',
    ],
    /delete nothing/,
  ],
  ['Marketplace', ['bedrock:CreateMarketplaceModelEndpoint', 'aws-marketplace:Subscribe'], /delete nothing/],
  ['provisioned throughput', ['bedrock:CreateProvisionedModelThroughput'], /delete nothing/],
  ['mantle', ['bedrock-mantle:CreateInference'], /bedrock-mantle/],
  [
    'API keys',
    [
      'iam:CreateServiceSpecificCredential',
      'bedrock:CallWithBearerToken',
      'bedrock-mantle:CallWithBearerToken',
    ],
    /Short-term keys/,
  ],
  ['copies of models', ['bedrock:CreateModelCopyJob'], /delete nothing/],
  ['copies of weights', ['s3:GetObject', 'kms:Decrypt', 'ecr:BatchGetImage'], /snapshots/],
  [
    'SageMaker endpoints',
    ['sagemaker:CreateEndpoint', 'sagemaker:CreateInferenceComponent'],
    /SageMaker endpoints/,
  ],
  ['JumpStart', ['sagemaker:DeployHubModel'], /JumpStart/],
  [
    'EC2',
    ['ec2:RunInstances', 'ec2:CreateFleet', 'autoscaling:CreateAutoScalingGroup'],
    /weights a host runs/,
  ],
];

test.each(ROUTES)('%s', (_, actions, open) => {
  for (const action of actions) expect(stopped(action), action).toBe(true);
  expect(`${leaves}\n${says}`).toMatch(open);
});

test('a call through an endpoint of the organization is decided by its policy and the service control policies together', () => {
  const through = expectations.filter(({ viaEndpoint }) => viaEndpoint === 'runtime-endpoint');
  expect(through.map(({ expect: outcome }) => outcome)).toEqual(
    expect.arrayContaining(['allowed', 'denied']),
  );
});
