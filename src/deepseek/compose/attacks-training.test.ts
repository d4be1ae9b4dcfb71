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
