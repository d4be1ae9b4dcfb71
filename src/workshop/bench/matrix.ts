// Times the access matrix, with all services of the reference loaded.
import { readReference } from 'virtual:reference-files';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import { matrix } from '#iam/access/matrix/matrix.ts';
import type { Task } from './task.ts';

const reference = createReference(readReference('index') as IndexFile);
for (const prefix of reference.prefixes) reference.add(prefix, readReference(prefix) as ServiceFile);

const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket';
const ACCOUNT = '111122223333';

/** Ten statements of a role that trains and serves models. */
const ROLE = [
  { Effect: 'Allow', Action: ['s3:ListBucket', 's3:GetBucketLocation'], Resource: BUCKET },
  {
    Effect: 'Allow',
    Action: ['s3:Get*', 's3:PutObject'],
    Resource: [`${BUCKET}/models/*`, `${BUCKET}/data/*`],
  },
  {
    Effect: 'Allow',
    Action: 'bedrock:*',
    Resource: [
      'arn:aws:bedrock:*::foundation-model/deepseek.*',
      `arn:aws:bedrock:*:${ACCOUNT}:imported-model/*`,
    ],
  },
  {
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Resource: `arn:aws:kms:us-east-1:${ACCOUNT}:key/*`,
    Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
  },
  {
    Effect: 'Allow',
    Action: ['logs:Create*', 'logs:PutLogEvents'],
    Resource: 'arn:aws:logs:*:*:log-group:/app/*',
  },
  { Effect: 'Allow', Action: ['ec2:Describe*', 'ec2:CreateNetworkInterface*'], Resource: '*' },
  {
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: `arn:aws:iam::${ACCOUNT}:role/import`,
    Condition: { StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } },
  },
  { Effect: 'Allow', Action: 'sagemaker:*', Resource: `arn:aws:sagemaker:us-east-1:${ACCOUNT}:*` },
  { Effect: 'Deny', Action: 's3:*', Resource: `${BUCKET}/data/private/*` },
  {
    Effect: 'Deny',
    NotAction: ['iam:*', 'sts:*'],
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'us-west-2'] } },
  },
];

const ADMINISTRATOR = { Effect: 'Allow', Action: '*', Resource: '*' };

/** Denials that concern every action and every resource type. */
const CAPPED_ADMINISTRATOR = [
  ADMINISTRATOR,
  { Effect: 'Deny', Action: '*', Resource: [`${BUCKET}/*`, `arn:aws:iam::${ACCOUNT}:role/admin*`] },
  { Effect: 'Deny', Action: 's3:*', NotResource: [BUCKET, `${BUCKET}-2`, `${BUCKET}-2/*`] },
  {
    Effect: 'Deny',
    Action: '*',
    NotResource: 'arn:aws:s3:*:*:*',
    Condition: { Bool: { 'aws:ViaAWSService': 'true' } },
  },
];

/** Each run makes new documents, so that nothing of them is compiled yet. */
const task = (name: string, identity: unknown, boundary?: unknown): Task => ({
  name,
  run: () =>
    matrix(
      {
        identity: [{ Version: '2012-10-17', Statement: identity }],
        ...(boundary === undefined ? {} : { boundary: [{ Version: '2012-10-17', Statement: boundary }] }),
      },
      reference,
    ).counts,
});

/** Many ARNs in the role's policy and in its boundary. */
const manyArns = (name: (index: number) => string) => [
  { Effect: 'Allow', Action: '*', Resource: Array.from({ length: 250 }, (_, index) => name(index)) },
];

export const matrixTasks: readonly Task[] = [
  task('matrix of a role of ten statements', ROLE),
  task('matrix of an administrator', ADMINISTRATOR),
  {
    ...task('matrix of an administrator with denials', CAPPED_ADMINISTRATOR),
    goals: [{ of: 'p50', most: 20 }],
  },
  task(
    'matrix of 250 ARNs under a boundary',
    manyArns((index) => `arn:aws:s3:::b${index}/*`),
    manyArns((index) => `arn:aws:s3:::*${index}/*`),
  ),
];
