// Training jobs: what their role may read, write and call, and what its deployer starts.
import { expect, test } from 'vitest';
import { offeredRegions } from '#deepseek/answers/offered-regions.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { recipeRegistry, RECIPE_REGIONS } from '#deepseek/facts/recipe-registries.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { ACCOUNT, answersOf, kitOf, mainRole, statementsOf, type Values } from './testing/kits.ts';

const FILES: Values = {
  trainingData: ['s3://acme-training/chats/'],
  trainingOutput: ['s3://acme-training/tuned/'],
};

const tuned = (values: Values = {}) => kitOf('fine-tune-sagemaker', { ...FILES, ...values });

const execution = (values: Values = {}): readonly Statement[] =>
  statementsOf(tuned(values), 'execution.permissions');

const actionsOf = (statements: readonly Statement[]): readonly string[] =>
  statements.flatMap(({ Action }) => toArray(Action));

const allowing = (statements: readonly Statement[], action: string): readonly Statement[] =>
  statements.filter(({ Action }) => toArray(Action).includes(action));

const startCode = (values: Values = {}): string =>
  tuned(values).nextSteps.find(({ id }) => id === 'start-training')?.code ?? '';

test('the role trusts training jobs of its own account alone', () => {
  const [trust] = mainRole(tuned({ regions: ['us-east-1', 'us-west-2'] })).trust.document.Statement;
  expect(trust?.Principal).toEqual({ Service: 'sagemaker.amazonaws.com' });
  expect(trust?.Condition).toEqual({
    StringEquals: { 'aws:SourceAccount': ACCOUNT },
    ArnLike: {
      'aws:SourceArn': ['us-east-1', 'us-west-2'].map(
        (region) => `arn:aws:sagemaker:${region}:${ACCOUNT}:training-job/*`,
      ),
    },
  });
});

test('data is read, the output only written, and checkpoints are both', () => {
  const statements = execution({ checkpoints: ['s3://acme-training/checkpoints/'] });
  const objects = (action: string) =>
    allowing(statements, action).flatMap(({ Resource }) => toArray(Resource));
  expect(objects('s3:GetObject')).toEqual([
    'arn:aws:s3:::acme-training/chats/*',
    'arn:aws:s3:::acme-training/checkpoints/*',
    'arn:aws:s3:::jumpstart-cache-prod-us-east-1/*',
  ]);
  expect(objects('s3:PutObject')).toEqual([
    'arn:aws:s3:::acme-training/tuned/*',
    'arn:aws:s3:::acme-training/checkpoints/*',
  ]);
  expect(startCode({ checkpoints: ['s3://acme-training/checkpoints/'] })).toContain(
    '--enable-managed-spot-training',
  );
  expect(startCode()).not.toContain('spot');
});

test('weights come from one place: your bucket, JumpStart’s, or the internet', () => {
  const own = execution({ baseWeights: 'own', weights: ['s3://acme-models/r1/'] });
  expect(JSON.stringify(own)).toContain('acme-models/r1/*');
  expect(JSON.stringify(own)).not.toContain('jumpstart');
  expect(JSON.stringify(execution({ baseWeights: 'hub' }))).not.toMatch(/jumpstart|acme-models/);
});

test('the image is pulled from one registry, and no other repository of it', () => {
  const pulled = (values: Values) =>
    allowing(execution(values), 'ecr:BatchGetImage').flatMap(({ Resource }) => toArray(Resource));
  expect(pulled({ regions: ['us-west-2'] })).toEqual([
    'arn:aws:ecr:us-west-2:920498770698:repository/hyperpod-recipes',
  ]);
  expect(pulled({ trainingImage: 'aws' })).toEqual([
    'arn:aws:ecr:us-east-1:763104351884:repository/pytorch-training',
    'arn:aws:ecr:us-east-1:763104351884:repository/huggingface-pytorch-training',
  ]);
  expect(pulled({ trainingImage: 'own', trainingRepositories: ['tune'] })).toEqual([
    `arn:aws:ecr:us-east-1:${ACCOUNT}:repository/tune`,
  ]);
  expect(pulled({ trainingCompute: 'serverless' })).toEqual([]);
  for (const region of RECIPE_REGIONS) expect(recipeRegistry(region)).toMatch(/^\d{12}$/);
});

test('a serverless job is called in doubt only outside the Regions for which AWS announced it', () => {
  const ids = (...regions: readonly string[]) =>
    tuned({ trainingCompute: 'serverless', regions }).notices.map(({ id }) => id);
  expect(ids('us-east-1', 'eu-west-1')).not.toContain('serverless-regions');
  expect(ids('us-east-1', 'eu-central-1')).toContain('serverless-regions');
});

test('a serverless job reads the hub and registers into one group; a job on instances does neither', () => {
  const serverless = execution({ trainingCompute: 'serverless', modelPackageGroup: 'r1-tuned' });
  const [register] = allowing(serverless, 'sagemaker:CreateModelPackage');
  expect(register?.Resource).toEqual([
    `arn:aws:sagemaker:us-east-1:${ACCOUNT}:model-package-group/r1-tuned`,
    `arn:aws:sagemaker:us-east-1:${ACCOUNT}:model-package/r1-tuned/*`,
  ]);
  expect(actionsOf(serverless)).toContain('sagemaker:DescribeHubContent');
  expect(actionsOf(execution()).filter((action) => action.startsWith('sagemaker:'))).toEqual([]);
  expect(startCode({ trainingCompute: 'serverless' })).toContain('--serverless-job-config');
});

test('neither the role nor its deployer may start other things with the role', () => {
  const kit = tuned({ tagJobs: true, trainingCompute: 'serverless' });
  expect(actionsOf(statementsOf(kit, 'execution')).join()).not.toMatch(/PassRole|CreateTrainingJob/);
  const actions = actionsOf(statementsOf(kit, 'operator'));
  expect(actions.filter((action) => action.startsWith('s3:'))).toEqual([]);
  expect(actions.join()).not.toMatch(/CreateEndpoint|DeleteModelPackage/);
});

test('keys are used through S3, for the output, and for volumes of AWS alone', () => {
  const key = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  const statements = execution({ weightsEncryption: 'kms', weightsKeys: [key], trainingVolumeKeys: [key] });
  expect(allowing(statements, 'kms:CreateGrant')[0]?.Condition).toEqual({
    Bool: { 'kms:GrantIsForAWSResource': 'true' },
  });
  expect(allowing(statements, 'kms:Encrypt')[0]?.Condition).toBeUndefined();
  for (const statement of allowing(statements, 'kms:Decrypt'))
    expect(statement.Condition?.['StringEquals']?.['kms:ViaService']).toBe('s3.us-east-1.amazonaws.com');
});

test('an MLflow app is called by its own action, a tracking server is not', () => {
  const app = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:mlflow-app/app-ABCDEFGHIJ12`;
  const server = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:mlflow-tracking-server/team`;
  const both = execution({ mlflowResource: [app, server] });
  expect(allowing(both, 'sagemaker:CallMlflowAppApi').map(({ Resource }) => Resource)).toEqual([app]);
  expect(allowing(both, 'sagemaker-mlflow:LogMetric').map(({ Resource }) => Resource)).toEqual([
    [app, server],
  ]);
  expect(actionsOf(both).join()).not.toMatch(/mlflow:Delete/);
});

test('the judge of RLAIF is called where Bedrock has it, and said to be missing elsewhere', () => {
  const values = { regions: ['us-west-2', 'eu-central-1'], rewardJudge: true };
  expect(
    allowing(execution(values), 'bedrock:InvokeModel').flatMap(({ Resource }) => toArray(Resource)),
  ).toEqual(['arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3-v1:0']);
  expect(tuned(values).notices.find(({ id }) => id === 'no-judge')?.text).toContain('eu-central-1');
});

test('Regions follow from what AWS has there', () => {
  const regions = (values: Values) => offeredRegions(viewOf(answersOf('fine-tune-sagemaker', values)));
  expect(regions({})).toEqual(expect.arrayContaining([...RECIPE_REGIONS]));
  expect(regions({})).toHaveLength(RECIPE_REGIONS.length);
  expect(regions({ trainingImage: 'aws' })).toContain('eu-central-2');
  expect(regions({ trainingImage: 'aws', baseWeights: 'hub' })).toBeUndefined();
  expect(regions({ trainingCompute: 'serverless' })).not.toContain('cn-north-1');
});

test('a kit says that Bedrock does not tune DeepSeek, and how the tuned model gets there', () => {
  const kit = tuned();
  expect(kit.notices.map(({ id }) => id)).toContain('no-custom-model');
  expect(kit.nextSteps.map(({ id }) => id)).toEqual(['start-training', 'import-tuned', 'host-tuned']);
  expect(kit.nextSteps.find(({ id }) => id === 'import-tuned')?.text).toContain('s3://acme-training/tuned/');
});
