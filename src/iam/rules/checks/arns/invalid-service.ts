// An ARN of a service that AWS does not have.
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';
import { suggestName } from '#iam/rules/checks/actions/action-fixes.ts';
import { RETIRED_ARN_SERVICES, RETIRED_SERVICES } from '#iam/facts/retired-services.ts';
import { fieldFix, misplacedVariable, soundArn } from './arn-fields.ts';

export default defineCheck({
  id: 'invalid-service',
  code: 'INVALID_SERVICE',
  severity: 'error',
  types: WITH_RESOURCES,
  title: 'ARN of an unknown service',
  why: 'The third field of an ARN is the service that owns the resource, mostly by its IAM prefix. An ARN of a service that does not exist matches nothing.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  bad: [
    {
      with: {
        Action: 'dynamodb:GetItem',
        Resource: 'arn:aws:dynamdb:us-east-1:111122223333:table/Orders',
      },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/Orders' },
    },
    {
      with: {
        Resource: [
          'arn:aws:s3:::amzn-s3-demo-bucket/*',
          'arn:aws:nosuchservice:us-east-1:111122223333:thing',
        ],
      },
      at: ['Statement.0.Resource.1'],
    },
    { with: { Resource: 'arn:aws::::amzn-s3-demo-bucket/*' }, at: ['Statement.0.Resource'] },
    {
      with: {
        Resource: undefined,
        NotResource: 'arn:aws:elastic-inference:us-east-1:111122223333:elastic-inference-accelerator/*',
      },
      at: ['Statement.0.NotResource'],
    },
    {
      with: {
        Action: 'sqs:SendMessage',
        Resource: 'arn:aws:${aws:PrincipalTag/service}:us-east-1:111122223333:a',
      },
      at: ['Statement.0.Resource'],
    },
  ],
  good: [
    // Segments that are not IAM prefixes.
    {
      with: {
        Action: 'backup-storage:MountCapsule',
        Resource: '*',
      },
    },
    {
      with: {
        Action: 'servicecatalog:DescribeProduct',
        Resource: 'arn:aws:catalog:us-east-1:111122223333:product/prod-1',
      },
    },
    { with: { Resource: 'arn:aws:s3*:::amzn-s3-demo-bucket/*' } },
    { with: { Action: 'deeplens:GetModel', Resource: 'arn:aws:deeplens:us-east-1:111122223333:model/a' } },
    { with: { Resource: 'arn:aws:S3:::amzn-s3-demo-bucket/*' } },
    // Another check reports the variable.
    {
      with: {
        Action: 'sqs:SendMessage',
        Resource: 'arn:${aws:PrincipalTag/partition}:nosuchservice:us-east-1:111122223333:a',
      },
    },
  ],
  on: 'arn',
  check(resource, _statement, { policy, reference }): CheckFindings {
    const { arn, value, path } = resource;
    if (!arn) return undefined;
    const { service } = arn;
    const isRetired = RETIRED_ARN_SERVICES.has(service);
    if (!isRetired && (reference.isNamespace(service) || hasWildcard(service))) return undefined;
    const misplaced = misplacedVariable(resource, 'service');
    if (misplaced || !soundArn(resource)) return misplaced;
    const lower = service.toLowerCase();
    if (RETIRED_SERVICES.has(lower) || (lower !== service && reference.isNamespace(lower))) return undefined;
    const meant =
      isRetired || service === '' ? undefined : suggestName(policy, service, () => reference.prefixes);
    const what = isRetired
      ? `AWS has retired the service ${show(service)}`
      : service === ''
        ? `${show(value)} has no service in its third field`
        : `${show(service)} is not an AWS service`;
    return {
      message: `${what}, so the ARN matches nothing. ${meant ? `Did you mean \`${meant}\`?` : isRetired ? 'Remove it.' : 'Write the service that owns the resource.'}`,
      locations: [atValue(path)],
      ...(meant && { fix: fieldFix(path, arn, { service: meant }) }),
    };
  },
});
