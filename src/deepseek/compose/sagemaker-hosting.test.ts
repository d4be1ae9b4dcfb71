// What SageMaker hosts besides real-time endpoints: asynchronous endpoints, transform jobs, captured data, scaling.
import { describe, expect, test } from 'vitest';
import {
  ACCOUNT,
  allowing,
  kitOf,
  OTHER,
  roleOf,
  statementsOf,
  type Values,
  conditionOf,
} from './testing/kits.ts';

const host = (values: Values) => kitOf('host-sagemaker', { weights: ['acme-models/r1'], ...values });
const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT}:deepseek-results`;

const codeOf = (values: Values, id = 'deploy') =>
  host(values).nextSteps.find((step) => step.id === id)?.code ?? '';

test('a real-time host stays as it was: no files but the weights, no topics, no scaling, no grants', () => {
  const text = JSON.stringify(statementsOf(host({})));
  for (const action of ['s3:PutObject', 'sns:', 'application-autoscaling:', 'kms:', 'TransformJob'])
    expect(text).not.toContain(action);
});

describe('asynchronous inference', () => {
  const files = {
    inferenceOption: 'async',
    asyncInput: ['acme-inference/requests'],
    asyncOutput: ['acme-inference/results'],
    asyncFailures: ['acme-inference/failures'],
  };

  test('the role reads requests, writes results and failures, and notifies the topics only', () => {
    const kit = host({ ...files, snsTopics: [TOPIC] });
    expect(allowing(kit, 's3:GetObject').map(({ Resource }) => Resource)).toContain(
      'arn:aws:s3:::acme-inference/requests/*',
    );
    expect(allowing(kit, 's3:PutObject').map(({ Resource }) => Resource)).toEqual([
      ['arn:aws:s3:::acme-inference/results/*', 'arn:aws:s3:::acme-inference/failures/*'],
    ]);
    expect(allowing(kit, 'sns:Publish').map(({ Resource }) => Resource)).toEqual([TOPIC]);
  });

  test('the keys of topics are used through SNS only', () => {
    const kit = host({ ...files, snsTopics: [TOPIC], topicKeys: [KEY] });
    const [use] = allowing(kit, 'kms:GenerateDataKey');
    expect(conditionOf(use, 'StringEquals', 'kms:ViaService')).toBe('sns.us-east-1.amazonaws.com');
    expect(statementsOf(host({ ...files, topicKeys: [KEY] })).length).toBe(statementsOf(host(files)).length);
  });

  test('the command names the paths, the key of the Region and both topics', () => {
    const code = codeOf({ ...files, snsTopics: [TOPIC], weightsEncryption: 'kms', weightsKeys: [KEY] });
    expect(code).toContain('"S3OutputPath":"s3://acme-inference/results/"');
    expect(code).toContain('"S3FailurePath":"s3://acme-inference/failures/"');
    expect(code).toContain(`"KmsKeyId":"${KEY}"`);
    expect(code).toContain(`"SuccessTopic":"${TOPIC}","ErrorTopic":"${TOPIC}"`);
  });

  test('JumpStart weights are read and results written, each from its own place', () => {
    const kit = host({ ...files, servedFrom: 'jumpstart', weightsEncryption: 'kms', weightsKeys: [KEY] });
    const [encrypt] = allowing(kit, 'kms:GenerateDataKey');
    expect(encrypt?.Resource).toBe(KEY);
    expect(codeOf({ ...files, servedFrom: 'jumpstart' })).toContain(
      'failure_path="s3://acme-inference/failures/"',
    );
  });
});

describe('batch transform', () => {
  const files = {
    inferenceOption: 'batch',
    batchInput: ['acme-batch/in'],
    batchOutput: ['acme-batch/out'],
  };

  test('the deployer runs jobs and creates no endpoint', () => {
    const kit = host(files);
    expect(allowing(kit, 'sagemaker:CreateTransformJob')[0]?.Resource).toEqual([
      `arn:aws:sagemaker:us-east-1:${ACCOUNT}:model/deepseek-*`,
      `arn:aws:sagemaker:us-east-1:${ACCOUNT}:transform-job/deepseek-*`,
    ]);
    expect(allowing(kit, 'sagemaker:CreateEndpoint')).toEqual([]);
    expect(allowing(kit, 'iam:PassRole')).toHaveLength(1);
  });

  test('the logs are those of jobs', () => {
    expect(allowing(host(files), 'logs:PutLogEvents')[0]?.Resource).toEqual([
      `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/aws/sagemaker/TransformJobs`,
      `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/aws/sagemaker/TransformJobs:*`,
    ]);
  });

  test('the folders are listed, all of the bucket on request', () => {
    const list = (values: Values) =>
      allowing(host({ ...files, ...values }), 's3:ListBucket').find(
        ({ Resource }) => Resource === 'arn:aws:s3:::acme-batch',
      );
    expect(conditionOf(list({}), 'StringLike', 's3:prefix')).toEqual(['in/*', 'out/*']);
    expect(list({ batchListFolders: false })?.Condition).toBeUndefined();
  });

  test('questions on endpoints are not asked, and their answers change nothing', () => {
    const more = { deployComponents: true, autoscaling: true, scaleToZero: true, dataCapture: true };
    expect(statementsOf(host({ ...files, ...more }))).toEqual(statementsOf(host(files)));
  });

  test('the command starts a job', () => {
    expect(codeOf(files)).toContain('aws sagemaker create-transform-job');
    expect(codeOf(files)).not.toContain('create-endpoint');
  });
});

describe('scaling', () => {
  test('registers SageMaker’s variants only, with alarms that Application Auto Scaling itself sets', () => {
    const kit = host({ autoscaling: true });
    const [scale] = allowing(kit, 'application-autoscaling:RegisterScalableTarget');
    expect(scale?.Condition).toEqual({
      StringEquals: {
        'application-autoscaling:service-namespace': 'sagemaker',
        'application-autoscaling:scalable-dimension': 'sagemaker:variant:DesiredInstanceCount',
      },
    });
    const [alarms, ...others] = allowing(kit, 'cloudwatch:PutMetricAlarm');
    expect(alarms?.Resource).toBe(`arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:TargetTracking*`);
    expect(conditionOf(alarms, 'StringEquals', 'aws:CalledViaLast')).toBe(
      'application-autoscaling.amazonaws.com',
    );
    expect(others).toEqual([]);
    const [linked] = allowing(kit, 'iam:CreateServiceLinkedRole');
    expect(conditionOf(linked, 'StringEquals', 'iam:AWSServiceName')).toBe(
      'sagemaker.application-autoscaling.amazonaws.com',
    );
  });

  test('components are scaled by copies, and to zero by an alarm of the deployer', () => {
    const kit = host({ autoscaling: true, deployComponents: true, scaleToZero: true });
    const [scale] = allowing(kit, 'application-autoscaling:PutScalingPolicy');
    expect(conditionOf(scale, 'StringEquals', 'application-autoscaling:scalable-dimension')).toBe(
      'sagemaker:inference-component:DesiredCopyCount',
    );
    expect(allowing(kit, 'cloudwatch:PutMetricAlarm').map((each) => each.Resource)).toEqual([
      `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:TargetTracking*`,
      `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:deepseek-*`,
    ]);
    const values = { autoscaling: true, deployComponents: true, scaleToZero: true };
    expect(codeOf(values)).toContain('"ManagedInstanceScaling":{"Status":"ENABLED","MinInstanceCount":0');
    expect(codeOf(values, 'scale-endpoint')).toContain('NoCapacityInvocationFailures');
  });

  test('a variant that answers at once does not scale to zero; an asynchronous one does', () => {
    expect(codeOf({ autoscaling: true, scaleToZero: true }, 'scale-endpoint')).toContain('--min-capacity 1');
    const code = codeOf({ inferenceOption: 'async', autoscaling: true, scaleToZero: true }, 'scale-endpoint');
    expect(code).toContain('--min-capacity 0');
    expect(code).toContain('HasBacklogWithoutCapacity');
  });
});

test('captured data is written below its folder, with the key of the files', () => {
  const capture = { dataCapture: true, captureBuckets: ['acme-inference/capture'] };
  const kit = host({ ...capture, weightsEncryption: 'kms', weightsKeys: [KEY] });
  expect(allowing(kit, 's3:PutObject')[0]?.Resource).toBe('arn:aws:s3:::acme-inference/capture/*');
  expect(allowing(kit, 'kms:GenerateDataKey')).toHaveLength(1);
  expect(codeOf(capture)).toContain('"DestinationS3Uri":"s3://acme-inference/capture/"');
  expect(allowing(host({ ...capture, dataCapture: false }), 's3:PutObject')).toEqual([]);
});

test('the key of a storage volume may get grants of AWS services, from the role and the deployer', () => {
  const kit = host({ volumeKeys: [KEY] });
  const statements = allowing(kit, 'kms:CreateGrant');
  expect(statements).toHaveLength(2);
  for (const statement of statements)
    expect(conditionOf(statement, 'Bool', 'kms:GrantIsForAWSResource')).toBe('true');
  expect(codeOf({ volumeKeys: [KEY] })).toContain(`--kms-key-id ${KEY}`);
});

test('weights of another account: only its buckets, a bucket policy for its owner, and the key policy in any case', () => {
  const kit = host({
    ownerAccount: OTHER,
    weightsEncryption: 'kms',
    weightsKeys: [KEY.replace(ACCOUNT, OTHER)],
  });
  const [read] = allowing(kit, 's3:GetObject');
  expect(conditionOf(read, 'StringEquals', 'aws:ResourceAccount')).toBe(OTHER);
  expect(statementsOf(kit, 'owner-bucket').map(({ Sid }) => Sid)).toEqual([
    'SageMakerRoleLists',
    'SageMakerRoleReadsWeights',
  ]);
  expect(kit.nextSteps.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['bucket-policy', 'weights-key-policy']),
  );
  expect(statementsOf(host({ servedFrom: 'jumpstart', ownerAccount: OTHER }), 'owner-bucket')).toEqual([]);
});

describe('the SageMaker Python SDK', () => {
  const bucket = `arn:aws:s3:::sagemaker-us-east-1-${ACCOUNT}`;

  test('creates and fills its default bucket, in the own account only, and role and deployer read from there', () => {
    const kit = host({ deployedWith: 'sdk-2' });
    expect(allowing(kit, 's3:CreateBucket')[0]?.Resource).toBe(bucket);
    const [stage] = allowing(kit, 's3:PutObject');
    expect([stage?.Resource, conditionOf(stage, 'StringEquals', 'aws:ResourceAccount')]).toEqual([
      `${bucket}/*`,
      ACCOUNT,
    ]);
    expect(allowing(kit, 's3:GetObject').filter(({ Resource }) => Resource === `${bucket}/*`)).toHaveLength(
      2,
    );
    expect(allowing(kit, 'logs:FilterLogEvents')).toEqual([]);
  });

  test('version 3 also follows the endpoint’s log, and never checks the role, which would be refused', () => {
    const kit = host({ deployedWith: 'sdk-3' });
    expect(allowing(kit, 'logs:FilterLogEvents')[0]?.Resource).toBe(
      `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/aws/sagemaker/Endpoints/deepseek-*`,
    );
    expect(allowing(kit, 'iam:SimulatePrincipalPolicy')).toEqual([]);
    expect(codeOf({ deployedWith: 'sdk-3' })).toContain('builder.build(model_name="deepseek-r1")');
  });
});

test('a schedule scales in the dimension of the endpoint, at night to what it may fall to', () => {
  const kit = (values: Values) =>
    host({ autoscaling: true, scheduledScaling: true, regions: ['us-west-2'], ...values });
  const deployer = roleOf(kit({}), 'operator')!.permissions.flatMap(({ document }) => document.Statement);
  const scheduling = deployer.filter(({ Action }) =>
    ([Action ?? []].flat() as readonly string[]).includes('application-autoscaling:PutScheduledAction'),
  );
  expect(scheduling).toHaveLength(1);
  expect(scheduling[0]).toMatchObject({
    Resource: 'arn:aws:application-autoscaling:us-west-2:111122223333:scalable-target/*',
    Condition: {
      StringEquals: {
        'application-autoscaling:service-namespace': 'sagemaker',
        'application-autoscaling:scalable-dimension': 'sagemaker:variant:DesiredInstanceCount',
      },
    },
  });
  const code = (values: Values) => kit(values).nextSteps.find(({ id }) => id === 'scale-endpoint')?.code;
  expect(code({})).toContain(`--scalable-target-action '{"MinCapacity":1,"MaxCapacity":1}'`);
  expect(code({ deployComponents: true, scaleToZero: true })).toContain(
    `--scalable-target-action '{"MinCapacity":0,"MaxCapacity":0}'`,
  );
  expect(code({ scheduledScaling: false })).not.toContain('put-scheduled-action');
});
