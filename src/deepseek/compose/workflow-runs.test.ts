// A state machine of Step Functions that runs jobs: the rights its tasks need, its definition, and nothing for people.
import { describe, expect, test } from 'vitest';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { deployersOf } from '#deepseek/catalog/deployers.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { prove } from '#iam/environment/prove.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { compose } from './compose.ts';
import { answersOf, createdRole, kitOf, type Values } from './testing/kits.ts';

const deployer = 'step-functions';

const RUNS: readonly (readonly [ScenarioId, Values])[] = [
  ['batch', {}],
  ['batch', { tagJobs: true, jobInVpc: true, subnets: ['subnet-0a1b2c3d4e5f60718'], regions: ['us-west-2'] }],
  ['fine-tune-sagemaker', {}],
  ['fine-tune-sagemaker', { tagJobs: true, checkpoints: ['s3://acme-tuning/checkpoints/'] }],
  ['fine-tune-sagemaker', { trainingCompute: 'serverless', modelPackageGroup: 'deepseek-tuned' }],
  ['fine-tune-sagemaker', { trainingPlans: ['arn:aws:sagemaker:us-east-1:111122223333:training-plan/gpus'] }],
  ['host-sagemaker', {}],
  ['host-sagemaker', { servedFrom: 'own', deployComponents: true, autoscaling: true, scaleToZero: true }],
  ['host-sagemaker', { servedFrom: 'own', inferenceOption: 'batch', tagHosting: true }],
  [
    'host-sagemaker',
    { inferenceOption: 'async', autoscaling: true, scaleToZero: true, scheduledScaling: true },
  ],
  ['batch', { regions: ['us-east-1'], deployerStateMachines: ['nightly'] }],
];

interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The definitions that the step writes to files. */
function definitionsIn(kit: ReturnType<typeof kitOf>): readonly Definition[] {
  const code = kit.nextSteps.find(({ id }) => id.endsWith('-workflow'))?.code ?? '';
  return [...code.matchAll(/<<'EOF'\n(.*?)\nEOF/gs)].map(([, text = '']) => JSON.parse(text) as Definition);
}

/** Where a state leads. */
function nextOf(state: Readonly<Record<string, unknown>>): readonly string[] {
  const choices = (state['Choices'] ?? []) as readonly { Next: string }[];
  const caught = (state['Catch'] ?? []) as readonly { Next: string }[];
  return [state['Next'], state['Default'], ...[...choices, ...caught].map(({ Next }) => Next)].filter(
    (name): name is string => typeof name === 'string',
  );
}

test('batch jobs, training jobs and endpoints can be run by a state machine, and nothing else', () => {
  const offered = scenarios
    .all()
    .filter(({ id }) => viewOf(answersOf(id as ScenarioId)).asks('deployer'))
    .filter(({ id }) => deployersOf(id).some((row) => row.id === deployer));
  expect(offered.map(({ id }) => id)).toEqual(['batch', 'fine-tune-sagemaker', 'host-sagemaker']);
  expect(kitOf('logging', { deployer })).toEqual(kitOf('logging'));
});

describe.each(RUNS)('%s %j', (scenario, values) => {
  const answers = answersOf(scenario, { ...values, deployer });
  const kit = compose(answers);

  test('does what it must and no more', () => {
    const environment = environmentOf(kit, kitAccountOf(answers));
    expect(expectationsOf(answers).filter((each) => !prove(environment, each).passes)).toEqual([]);
    expect(kit.problems).toEqual([]);
  });

  test('only Step Functions of the account assumes it, whatever the switch of the service role says', () => {
    const { trust } = createdRole(
      compose({ ...answers, values: { ...answers.values, sourceConditions: false } }),
      'operator',
    );
    expect(trust.document.Statement).toMatchObject([
      {
        Principal: { Service: 'states.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      },
    ]);
    expect(JSON.stringify(trust.document)).toContain('"aws:SourceArn"');
    expect(trust.whys[0]?.[0]?.answers).not.toContain('sourceConditions');
  });

  test('its definition is whole: each state is reached and leads to one that is there', () => {
    const definitions = definitionsIn(kit);
    expect(definitions.length).toBeGreaterThan(0);
    for (const { StartAt, States } of definitions) {
      const reached = new Set([StartAt, ...Object.values(States).flatMap(nextOf)]);
      expect([...reached].toSorted()).toEqual(Object.keys(States).toSorted());
      const ends = Object.values(States).filter((state) => nextOf(state).length === 0);
      expect(ends.every((state) => state['End'] === true || /Succeed|Fail/.test(String(state['Type'])))).toBe(
        true,
      );
    }
    expect(JSON.stringify(definitions)).not.toContain('NAME-BY-EXECUTION');
  });

  test('the definition passes the role that the kit lets it pass', () => {
    const [main] = kit.roles;
    expect(JSON.stringify(definitionsIn(kit))).toContain(main && 'arn' in main ? main.arn : '-');
  });
});

const statements = (scenario: ScenarioId, values: Values) =>
  createdRole(kitOf(scenario, { ...values, deployer }), 'operator').permissions.flatMap(
    ({ document }) => document.Statement,
  );

test('a training job is waited for by AWS’s rule, and tagged', () => {
  expect(statements('fine-tune-sagemaker', { regions: ['us-west-2'], jobPrefix: 'tune-' })).toEqual(
    expect.arrayContaining([
      {
        Sid: 'WaitForTraining',
        Effect: 'Allow',
        Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        Resource:
          'arn:aws:events:us-west-2:111122223333:rule/StepFunctionsGetEventsForSageMakerTrainingJobsRule',
      },
      expect.objectContaining({
        Action: expect.arrayContaining(['sagemaker:AddTags', 'sagemaker:ListTags']),
        Resource: 'arn:aws:sagemaker:us-west-2:111122223333:training-job/tune-*',
      }),
    ]),
  );
});

test('a state machine gets no right that only people need', () => {
  const actions = (scenario: ScenarioId, values: Values) =>
    statements(scenario, values).flatMap(({ Action }) => Action);
  expect(actions('batch', {})).not.toContain('bedrock:ListModelInvocationJobs');
  expect(actions('fine-tune-sagemaker', {})).not.toContain('logs:GetLogEvents');
  expect(actions('fine-tune-sagemaker', {})).not.toContain('sagemaker:DescribeHub');
  expect(actions('host-sagemaker', { servedFrom: 'jumpstart' })).not.toContain('sagemaker:DescribeHub');
  const sdk = { servedFrom: 'own', deployedWith: 'sdk-3' };
  expect(actions('host-sagemaker', sdk)).not.toContain('s3:CreateBucket');
});

test('logs and traces are those of the deployer’s role', () => {
  const actions = (values: Values) => statements('batch', values).flatMap(({ Action }) => Action);
  const both = ['logs:CreateLogDelivery', 'xray:PutTraceSegments'];
  expect(actions({})).not.toEqual(expect.arrayContaining(both));
  expect(actions({ deployerWorkflowLogs: true, deployerWorkflowTraces: true })).toEqual(
    expect.arrayContaining(both),
  );
});

test('a named state machine is the only one that is trusted, and the one that is created', () => {
  const kit = kitOf('batch', { deployer, deployerStateMachines: ['nightly-batch'], regions: ['us-west-2'] });
  expect(JSON.stringify(createdRole(kit, 'operator').trust.document)).toContain(
    'arn:aws:states:us-west-2:111122223333:stateMachine:nightly-batch',
  );
  const step = kit.nextSteps.find(({ id }) => id === 'batch-workflow');
  expect(step?.code).toContain('--name nightly-batch');
  expect(step?.code).toContain('arn:aws:states:::aws-sdk:bedrock:createModelInvocationJob');
  expect(kit.nextSteps.find(({ id }) => id === 'deployer-state-machine-creator')?.code).toContain(
    '"iam:PassedToService": "states.amazonaws.com"',
  );
});
