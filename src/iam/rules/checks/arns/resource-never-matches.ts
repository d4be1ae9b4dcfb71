// A statement whose actions and resources have nothing to do with each other.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';
import { replaceWith } from '#iam/rules/checks/values/plain-values.ts';
import { bucketOf, statementFit, typeNames, type StatementFit } from './resource-fit.ts';

/** The bucket, where all actions are on the bucket and the one resource is what is in it. */
function meantBucket({ actions, resources: [only, ...others] }: StatementFit): string | undefined {
  const isOnBucket = actions.every(({ action }) =>
    action?.resourceTypes.some(({ name }) => name === 'bucket'),
  );
  return isOnBucket && others.length === 0 ? bucketOf(only) : undefined;
}

export default defineCheck({
  id: 'resource-never-matches',
  severity: 'warning',
  types: WITH_RESOURCES,
  title: 'Statement whose actions apply to none of its resources',
  why: 'Every action works on resources of certain types. A statement that pairs actions with resources of other types never applies: it allows nothing and denies nothing.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  bad: [
    {
      with: { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket' },
      says: ['allows nothing', '`s3:ListBucket` works on', 'Write `arn:aws:s3:::amzn-s3-demo-bucket`'],
    },
    // No action of Bedrock takes an object of S3, whatever its name.
    {
      with: {
        Action: ['bedrock:InvokeModel', 'bedrock:ImportModel'],
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*'],
      },
      at: ['Statement.0.Resource.0'],
      says: ['no action of `bedrock` works on resources of `s3`'],
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'dynamodb:*',
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket', 'arn:aws:iam::111122223333:role/*'],
      },
      at: ['Statement.0.Resource.0', 'Statement.0.Resource.1'],
      says: ['denies nothing'],
    },
    {
      with: {
        Action: 'logs:PutLogEvents',
        Resource: 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/a',
      },
      at: ['Statement.0.Resource'],
    },
    {
      with: { Action: 's3:GetObject', Resource: ['everything', 'arn:aws:sqs:us-east-1:111122223333:a'] },
      at: ['Statement.0.Resource.1'],
    },
    // What takes only `*` counts for nothing, and hinders the fix.
    {
      with: {
        Action: ['s3:ListAllMyBuckets', 's3:ListBucket'],
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
      },
    },
    {
      with: {
        Action: ['compute-optimizer:GetEnrollmentStatus', 's3:ListBucket'],
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
      },
    },
    {
      with: {
        Action: 's3:ListBucket',
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:aws:s3:::amzn-s3-demo-bucket1/*'],
      },
      at: ['Statement.0.Resource.0', 'Statement.0.Resource.1'],
    },
    { with: { Action: 's3:GetAccessPointPolicy', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' } },
    { with: { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket-?/*' } },
    { with: { Action: 's3:ListBucket', Resource: 'arn:aws:route53:::hostedzone/*' } },
    { with: { Action: 's3:ListBucket', Resource: 'arn:aws:s3::111122223333:accesspoint/a.mrap/object/*' } },
    // Services whose reference is complete.
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:agent/A1B2C3D4E5',
      },
    },
    {
      with: {
        Action: 'bedrock-mantle:ArchiveProject',
        Resource: 'arn:aws:bedrock-mantle:us-east-1:111122223333:customized-model/a',
      },
    },
    {
      with: {
        Action: 'dynamodb:PutItem',
        Resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/Orders/backup/01',
      },
    },
    { with: { Action: 'iam:GetUser', Resource: 'arn:aws:iam::111122223333:role/Reader' } },
    { with: { Action: 'kms:Decrypt', Resource: 'arn:aws:kms:us-east-1:111122223333:alias/app' } },
    {
      with: { Action: 'lambda:InvokeFunction', Resource: 'arn:aws:lambda:us-east-1:111122223333:layer:a' },
    },
    // In the policy of a bucket, too.
    {
      type: 'resource',
      attachedTo: 'AWS::S3::Bucket',
      with: { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' },
      fixed: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket' },
    },
  ],
  good: [
    { with: { Action: ['s3:ListBucket', 's3:GetObject'] } },
    { with: { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::amzn-s3-demo-*' } },
    { with: { Action: 's3:ListBucket', Resource: '*' } },
    { with: { Action: 'bedrock:InvokeModel', Resource: undefined, NotResource: 'arn:aws:s3:::a/*' } },
    {
      with: {
        Action: 'logs:PutLogEvents',
        Resource: 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/a:*',
      },
    },
    // The older form of a task's ARN, which only FIS lists.
    { with: { Action: 'ecs:StopTask', Resource: 'arn:aws:ecs:us-east-1:111122223333:task/a1b2' } },
    // Recovery points have ARNs of all services.
    { with: { Action: 'backup:DeleteRecoveryPoint', Resource: 'arn:aws:ec2:us-east-1::snapshot/*' } },
    // Another check reports actions of other services there.
    {
      type: 'resource',
      attachedTo: 'AWS::S3::Bucket',
      with: { Action: 'dynamodb:GetItem', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket' },
    },
    { with: { Action: 's3:GetObject', Resource: 'everything' } },
    // The service has no resources, and which of its actions is meant is open.
    { with: { Action: 'compute-optimizer:Get*', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket' } },
    // One of them may be meant: a pattern, an action that the reference does not know, a service that it does not know.
    {
      with: {
        Action: ['compute-optimizer:Get*', 's3:ListBucket'],
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
      },
    },
    { with: { Action: ['s3:ListBucket', 'unknown:Read'], Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' } },
    { with: { Action: 's3:ListBucket', Resource: 'arn:aws:unknown:us-east-1:111122223333:thing/a' } },
    { with: { Action: 's3:ListAllMyBuckets', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket' } },
    {
      with: {
        Action: 'ecs:StopTask',
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:aws:ecs:us-east-1:111122223333:task/a1b2'],
      },
    },
  ],
  on: 'statement',
  check(statement, _same, { policy, reference }): CheckFindings {
    const fit = statementFit(statement, reference);
    if (!fit?.vain) return undefined;
    // Actions of other services have no place in such a policy at all: see unsupported-action-in-policy.
    if (policy.attachedTo && !fit.actions.some((each) => each.fit === 'misses')) return undefined;
    const { action, view, fit: how } = fit.vain;
    const [first] = fit.resources;
    const does = statement.effect === 'Deny' ? 'denies' : 'allows';
    const why =
      action && how === 'misses'
        ? `${show(view.value)} works on ${typeNames(action)}`
        : `no action of ${show(view.prefix)} works on resources of ${show(first.arn.service)}`;
    const bucket = meantBucket(fit);
    const advice = bucket
      ? `Write ${show(bucket)}.`
      : 'Name what the actions work on, or remove the statement.';
    return {
      message: `This ${does} nothing on ${show(first.view.value)}${fit.resources.length > 1 ? ' and the other resources' : ''}: ${why}. ${advice}`,
      locations: fit.resources.map(({ view }) => atValue(view.path)),
      ...(bucket && { fix: replaceWith(first.view.path, bucket, false) }),
    };
  },
});
