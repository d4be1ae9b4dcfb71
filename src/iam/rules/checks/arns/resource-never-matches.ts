// A statement whose actions and resources have nothing to do with each other.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type Fix, type CheckFindings } from '#iam/rules/check.ts';
import { bucketOf, statementFit, typeNames, type StatementFit } from './resource-fit.ts';

/** Where all actions are on the bucket and the one resource is what is in it. */
function bucketFix({ actions, resources }: StatementFit): Fix | undefined {
  const [only, ...others] = resources;
  const bucket = only && others.length === 0 ? bucketOf(only) : undefined;
  const isOnBucket = actions.every(({ action }) =>
    action?.resourceTypes.some(({ name }) => name === 'bucket'),
  );
  if (!only || !bucket || !isOnBucket) return undefined;
  return {
    title: `Replace with ${bucket}`,
    safe: false,
    edits: [{ kind: 'replace', path: only.view.path, value: bucket }],
  };
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
    },
    // No action of Bedrock takes an object of S3, whatever its name.
    {
      with: {
        Action: ['bedrock:InvokeModel', 'bedrock:ImportModel'],
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*'],
      },
      at: ['Statement.0.Resource.0'],
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'dynamodb:*',
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket', 'arn:aws:iam::111122223333:role/*'],
      },
      at: ['Statement.0.Resource.0', 'Statement.0.Resource.1'],
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
  ],
  on: 'statement',
  check(statement, _same, { policy, reference }): CheckFindings {
    const fit = statementFit(statement, reference);
    if (!fit?.isVain) return undefined;
    const judged = fit.actions.filter((each) => each.fit !== 'star');
    // Actions of other services have no place in such a policy at all: see unsupported-action-in-policy.
    if (policy.attachedTo && judged.every((each) => each.fit === 'foreign')) return undefined;
    const [first] = fit.resources;
    const [example] = judged;
    if (!example || !first) return undefined;
    const does = statement.effect === 'Deny' ? 'denies' : 'allows';
    const why =
      example.action && example.fit === 'misses'
        ? `${show(example.view.value)} works on ${typeNames(example.action)}`
        : `no action of ${show(example.view.prefix)} works on resources of ${show(first.arn.service)}`;
    const fix = bucketFix(fit);
    const advice = fix
      ? `Write ${show(bucketOf(first) ?? '')}.`
      : 'Name what the actions work on, or remove the statement.';
    return {
      message: `This ${does} nothing on ${show(first.view.value)}${fit.resources.length > 1 ? ' and the other resources' : ''}: ${why}. ${advice}`,
      locations: fit.resources.map(({ view }) => atValue(view.path)),
      ...(fix && { fix }),
    };
  },
});
