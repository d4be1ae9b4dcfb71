// What passes the VPC endpoints for files, roles, keys, logs and images.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { eksRegistry } from '#deepseek/facts/eks-registries.ts';
import { servingRegistry } from '#deepseek/facts/image-registries.ts';
import { jumpStartBucket } from '#deepseek/facts/jump-start-regions.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { joined, scopeOf, passing, ofAccount, of } from './endpoint-scope.ts';

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html */
export function s3(checked: CheckedAnswers): readonly PlannedStatement[] {
  const scope = scopeOf(checked, 's3EndpointPolicies');
  const { home } = checked.view;
  const buckets = checked.answer('endpointBuckets');
  const aws = checked.answer('endpointAwsBuckets');
  const arn = (bucket: string): string => `arn:${home.partition}:s3:::${bucket}`;
  return [
    passing(scope, {
      sid: 'OwnFiles',
      title: 'Reads and writes your files',
      text: 'A bucket of another owner does not pass, even if its name is guessed: the condition names the owner.',
      actions: of('s3', 'GetObject PutObject AbortMultipartUpload ListMultipartUploadParts'),
      resources: buckets.map((bucket) => `${arn(bucket)}/*`),
      condition: joined(scope.credentials, scope.owner),
      asks: ['endpointBuckets'],
    }),
    passing(scope, {
      sid: 'OwnBuckets',
      title: 'Lists your buckets',
      text: 'Only these buckets, and only of your own account or organization.',
      actions: of('s3', 'ListBucket GetBucketLocation'),
      resources: buckets.map(arn),
      condition: joined(scope.credentials, scope.owner),
      asks: ['endpointBuckets'],
    }),
    ...(aws.includes('ecr')
      ? [
          allow({
            sid: 'ImageLayers',
            principal: '*',
            actions: 's3:GetObject',
            resources: home.regions.map((region) => `${arn(`prod-${region}-starport-layer-bucket`)}/*`),
            why: {
              title: 'Layers of images in Amazon ECR',
              text: 'ECR keeps layers in its own buckets and signs their addresses itself, so no condition on your credentials fits here.',
              answers: [...scope.asked, 'endpointAwsBuckets'],
              page: 'ecrEndpoints',
            },
          }),
        ]
      : []),
    ...(aws.includes('jumpstart')
      ? [
          passing(scope, {
            sid: 'JumpStartModels',
            title: 'Models in JumpStart',
            text: 'JumpStart’s buckets are AWS’s own, so only your credentials are asked for.',
            actions: of('s3', 'GetObject ListBucket'),
            resources: home.regions.flatMap((region) => [
              arn(jumpStartBucket(region)),
              `${arn(jumpStartBucket(region))}/*`,
            ]),
            asks: ['endpointAwsBuckets'],
          }),
        ]
      : []),
  ];
}

export function sts(checked: CheckedAnswers): readonly PlannedStatement[] {
  const scope = scopeOf(checked, 'stsEndpoints');
  const { home } = checked.view;
  const organization = checked.answer('endpointCallers') === 'organization';
  const roles = [`arn:${home.partition}:iam::${organization ? '*' : home.account}:role/*`];
  return [
    ...ofAccount(
      scope,
      'AssumeOwnRoles',
      'Assumes your roles',
      { actions: of('sts', 'AssumeRole TagSession'), resources: roles },
      of('sts', 'GetCallerIdentity'),
    ),
    passing(scope, {
      sid: 'TokensForOwnRoles',
      title: 'Roles of pods and pipelines',
      text: 'A call with a token has no AWS credentials yet: only the owner of the role can be asked for.',
      actions: of('sts', 'AssumeRoleWithWebIdentity'),
      resources: roles,
      condition: scope.owner,
    }),
  ];
}

export const kms = (checked: CheckedAnswers): readonly PlannedStatement[] => {
  const scope = scopeOf(checked, 'kmsEndpoints');
  return ofAccount(scope, 'OwnKeys', 'Uses your keys', {
    actions: of(
      'kms',
      'Decrypt DescribeKey Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext CreateGrant',
    ),
    resources: scope.own('kms', 'key/*'),
  });
};

export const logs = (checked: CheckedAnswers): readonly PlannedStatement[] => {
  const scope = scopeOf(checked, 'logsEndpoints');
  return ofAccount(scope, 'OwnLogs', 'Writes your logs', {
    actions: of('logs', 'CreateLogGroup CreateLogStream DescribeLogStreams PutLogEvents'),
    resources: scope.own('logs', 'log-group:*'),
  });
};

/**
 * The same for both of ECR's endpoints. https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 * Nodes of EKS pull its images through them, too: https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html
 */
export function ecr(checked: CheckedAnswers): readonly PlannedStatement[] {
  const scope = scopeOf(checked, 'ecrEndpoints');
  const { home } = checked.view;
  const actions = of('ecr', 'BatchCheckLayerAvailability BatchGetImage GetDownloadUrlForLayer');
  const registries = home.regions.flatMap((region) =>
    [servingRegistry(region), eksRegistry(region)].flatMap((account) =>
      account === undefined ? [] : [`arn:${home.partition}:ecr:${region}:${account}:repository/*`],
    ),
  );
  return [
    ...ofAccount(
      scope,
      'OwnImages',
      'Pulls your images',
      { actions, resources: scope.own('ecr', 'repository/*') },
      of('ecr', 'GetAuthorizationToken'),
    ),
    ...(registries.length > 0
      ? [
          passing(scope, {
            sid: 'AwsImages',
            title: 'Pulls AWS’s Deep Learning Containers and images of EKS',
            text: 'With your own credentials.',
            actions,
            resources: registries,
          }),
        ]
      : []),
  ];
}
