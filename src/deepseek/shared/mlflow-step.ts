// What MLflow's client needs besides the API of an app or server: it uploads files with the job's own role.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';

/** AWS's own sample adds these to the role of training jobs: github.com/aws/CICD-for-SageMakerUnifiedStudio, pull 14. */
export function mlflowSteps(checked: CheckedAnswers): readonly NextStep[] {
  if (checked.answer('mlflowResource').length === 0) return [];
  const bucket = `arn:${checked.view.home.partition}:s3:::ARTIFACT_BUCKET`;
  const statements = [
    {
      Sid: 'KeepMlflowArtifacts',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'],
      Resource: `${bucket}/ARTIFACT_FOLDER/*`,
    },
    {
      Sid: 'ListMlflowArtifacts',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: bucket,
      Condition: { StringLike: { 's3:prefix': 'ARTIFACT_FOLDER/*' } },
    },
  ];
  return [
    {
      id: 'mlflow-artifacts',
      title: 'Allow MLflow to keep files',
      text: 'Metrics and parameters need no bucket. What log_model and log_artifact log goes to the S3 folder of the app or server with the job’s role: if the job logs files, add these statements to it, with the bucket and folder of the ArtifactStoreUri.',
      code: statements.map((statement) => JSON.stringify(statement, null, 2)).join(',\n'),
      page: PAGES.sagemakerMlflow,
    },
  ];
}
