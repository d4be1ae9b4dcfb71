// What a tuning job is refused although its kit was followed.
import { expect, test } from 'vitest';
import { ACCOUNT, codeOf, kitOf, textOf } from './testing/kits.ts';

// https://github.com/aws/CICD-for-SageMakerUnifiedStudio/pull/14: a training job with managed MLflow was refused
// s3:PutObject on the bucket of its artifacts, since MLflow's client uploads them with the job's role.
test.each(['fine-tune-sagemaker', 'hyperpod'] as const)(
  '%s: who logs files to MLflow allows the role its bucket',
  (scenario) => {
    const mlflowResource = [`arn:aws:sagemaker:us-east-1:${ACCOUNT}:mlflow-tracking-server/tuning`];
    const kit = kitOf(scenario, { mlflowResource });
    const statements = JSON.parse(`[${codeOf(kit, 'mlflow-artifacts')}]`) as { Action: string | string[] }[];
    expect(statements.flatMap(({ Action }) => Action)).toEqual([
      's3:GetObject',
      's3:PutObject',
      's3:AbortMultipartUpload',
      's3:ListBucket',
    ]);
    expect(textOf(kit, 'mlflow-artifacts')).toContain('ArtifactStoreUri');
    expect(textOf(kitOf(scenario), 'mlflow-artifacts')).toBe('');
  },
);

test('a job starts where the key of its volume is: a key of another Region is refused', () => {
  const key = `arn:aws:kms:us-west-2:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  const regions = ['us-east-1', 'us-west-2'];
  const volumes = { regions, trainingVolumeKeys: [key] };
  const training = codeOf(kitOf('fine-tune-sagemaker', volumes), 'start-training');
  expect([training.includes('--region us-west-2'), training.includes(key)]).toEqual([true, true]);
  const cluster = codeOf(kitOf('hyperpod', { ...volumes, orchestrator: 'slurm' }), 'create-cluster');
  expect([cluster.includes('--region us-west-2'), cluster.includes(key)]).toEqual([true, true]);
  const elsewhere = { ...volumes, regions: ['us-east-1', 'eu-west-1'] };
  expect(codeOf(kitOf('fine-tune-sagemaker', elsewhere), 'start-training')).not.toContain('VolumeKmsKeyId');
});

test('a HyperPod cluster is created beside an EKS cluster, to which people then connect', () => {
  const eks = (region: string) => `arn:aws:eks:${region}:${ACCOUNT}:cluster/gpu-${region}`;
  const started = (clusters: readonly string[]) => {
    const kit = kitOf('hyperpod', { regions: ['us-east-1', 'us-west-2'], hyperpodEks: clusters.map(eks) });
    return [codeOf(kit, 'create-cluster'), codeOf(kit, 'scientists')];
  };
  for (const text of started(['us-west-2'])) expect(text).not.toContain('us-east-1');
  for (const text of started(['us-west-2', 'us-east-1'])) expect(text).not.toContain('us-west-2');
});
