// Training plans: what their kits send, and where a plan does not apply.
import { expect, test } from 'vitest';
import { ACCOUNT, codeOf, kitOf, textOf } from './testing/kits.ts';
import { documentsOf } from './role-kit.ts';

const plan = (region: string) => `arn:aws:sagemaker:${region}:${ACCOUNT}:training-plan/deepseek-gpus`;
const PLAN = plan('us-east-1');

test('a training job names the plan, and is not a Spot job: checkpoints stay', () => {
  const checkpoints = ['s3://acme-training/checkpoints/'];
  const onPlan = codeOf(
    kitOf('fine-tune-sagemaker', { trainingPlans: [PLAN], checkpoints }),
    'start-training',
  );
  expect(onPlan).toContain(`TrainingPlanArn`);
  expect(onPlan).toContain(PLAN);
  expect(onPlan).toContain('checkpoint-config');
  expect(onPlan).not.toMatch(/spot|MaxWaitTimeInSeconds/i);
  const onDemand = codeOf(kitOf('fine-tune-sagemaker', { checkpoints }), 'start-training');
  expect(onDemand).toContain('MaxWaitTimeInSeconds');
  expect(onDemand).not.toContain('TrainingPlanArn');
});

test('a state machine says which fields its task may refuse, and its role allows the other way', () => {
  const run = (values = {}) => kitOf('fine-tune-sagemaker', { deployer: 'step-functions', ...values });
  expect(textOf(run(), 'training-workflow')).toMatch(
    /refuses CompressionType, .*aws-sdk:sagemaker:createTrainingJob/,
  );
  const kit = run({ trainingPlans: [PLAN] });
  expect(codeOf(kit, 'training-workflow')).toContain(PLAN);
  expect(textOf(kit, 'training-workflow')).toContain('CompressionType or TrainingPlanArn');
  expect(JSON.stringify(documentsOf(kit))).toContain('sagemaker:DescribeTrainingJob');
  const serverless = textOf(run({ trainingCompute: 'serverless' }), 'training-workflow');
  expect(serverless).not.toContain('refuses');
});

test('a job runs in a Region that has a plan', () => {
  const values = { regions: ['us-west-2', 'us-east-1'], trainingPlans: [PLAN] };
  expect(codeOf(kitOf('fine-tune-sagemaker', values), 'start-training')).toContain('--region us-east-1');
});

test('the workers of a cluster run on the plan, its controller does not', () => {
  const kit = kitOf('hyperpod', { orchestrator: 'slurm', trainingPlans: [PLAN] });
  const code = codeOf(kit, 'create-cluster');
  expect(code.match(/TrainingPlanArn/g)).toHaveLength(1);
  expect(code).toMatch(/"workers".*TrainingPlanArn/s);
  expect(textOf(kit, 'create-cluster')).toMatch(/TrainingPlanArn .*HyperPod/);
});

test('reserved capacity is open only in the Regions and the account of the plans, and only to start jobs', () => {
  const statements = documentsOf(kitOf('fine-tune-sagemaker', { trainingPlans: [PLAN] }))
    .flatMap(({ document }) => document.Statement)
    .filter(({ Resource }) => JSON.stringify(Resource ?? '').includes('reserved-capacity'));
  expect(statements.map(({ Action, Resource }) => [Action, Resource])).toEqual([
    [
      'sagemaker:CreateTrainingJob',
      expect.arrayContaining([PLAN, `arn:aws:sagemaker:us-east-1:${ACCOUNT}:reserved-capacity/*`]),
    ],
  ]);
});

test('a serverless job has no plan: AWS chooses its instances', () => {
  const kit = kitOf('fine-tune-sagemaker', { trainingCompute: 'serverless', trainingPlans: [PLAN] });
  expect(JSON.stringify(documentsOf(kit))).not.toContain('training-plan');
  expect(codeOf(kit, 'start-training')).not.toContain('TrainingPlanArn');
});
