// A resource that is not what the policy is attached to.
import { globsMeet, hasWildcard } from '#iam/policy/patterns/glob.ts';
import type { Arn } from '#iam/policy/arn.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { patternsMatching } from '#iam/reference/arn-patterns.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { ATTACHED } from './attached-resources.ts';
import { soundArn } from './arn-fields.ts';

/** Whether the ARN can be one of the types, by all its fields. True where the service is not loaded. */
function mayBeOf(arn: Arn, types: ReadonlySet<string>, reference: Reference): boolean {
  const patterns = patternsMatching(reference, arn);
  if (!patterns) return true;
  return patterns.some(
    ({ type, region, account }) =>
      types.has(type.name) && globsMeet(region, arn.region) && globsMeet(account, arn.account),
  );
}

export default defineCheck({
  id: 'unsupported-resource-arn-in-policy',
  code: 'UNSUPPORTED_RESOURCE_ARN_IN_POLICY',
  severity: 'error',
  types: ['resource'],
  title: 'Resource that the policy cannot contain',
  why: 'A resource-based policy can name only the resource it is attached to and what is in it. AWS rejects a policy with other resources.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-resource-arn-in-policy',
  bad: [
    {
      attachedTo: 'AWS::S3::Bucket',
      with: { Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:aws:sqs:us-east-1:111122223333:jobs'] },
      at: ['Statement.0.Resource.1'],
    },
    {
      attachedTo: 'AWS::S3::Bucket',
      with: { Resource: 'arn:aws:s3:us-east-1:111122223333:accesspoint/a/object/*' },
      at: ['Statement.0.Resource'],
    },
    { attachedTo: 'AWS::S3::AccessPoint', at: ['Statement.0.Resource'] },
    {
      attachedTo: 'AWS::S3::MultiRegionAccessPoint',
      with: { Resource: 'arn:aws:s3:us-east-1:111122223333:accesspoint/a/object/*' },
      at: ['Statement.0.Resource'],
    },
    {
      attachedTo: 'AWS::DynamoDB::Table',
      with: {
        Action: 'dynamodb:GetItem',
        Resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/Orders/backup/01',
      },
      at: ['Statement.0.Resource'],
    },
  ],
  good: [
    {
      attachedTo: 'AWS::S3::Bucket',
      with: { Resource: ['arn:aws:s3:::amzn-s3-demo-bucket', 'arn:aws:s3:::amzn-s3-demo-bucket/*'] },
    },
    { attachedTo: 'AWS::S3::Bucket', with: { Resource: '*' } },
    { with: { Resource: 'arn:aws:sqs:us-east-1:111122223333:jobs' } },
    {
      attachedTo: 'AWS::S3::MultiRegionAccessPoint',
      with: { Resource: 'arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap/object/*' },
    },
    {
      attachedTo: 'AWS::S3::AccessPoint',
      with: { Resource: 'arn:aws:s3:us-east-1:111122223333:accesspoint/a/object/*' },
    },
    {
      attachedTo: 'AWS::DynamoDB::Table',
      with: {
        Action: 'dynamodb:Query',
        Resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/Orders/index/*',
      },
    },
    // Another check reports services that do not exist.
    { attachedTo: 'AWS::S3::Bucket', with: { Resource: 'arn:aws:s33:::amzn-s3-demo-bucket/*' } },
  ],
  on: 'arn',
  check(resource, _statement, { policy, reference }): CheckFindings {
    const attached = policy.attachedTo && ATTACHED[policy.attachedTo];
    const arn = soundArn(resource);
    if (!attached || !arn || hasWildcard(arn.service)) return undefined;
    if (arn.service === attached.service) {
      const isElsewhere = attached.isGlobal && arn.region !== '' && !hasWildcard(arn.region);
      if (!isElsewhere && mayBeOf(arn, attached.types, reference)) return undefined;
    } else if (!reference.isNamespace(arn.service)) {
      return undefined;
    }
    return {
      message: `${show(resource.value)} is not the resource the policy is attached to (${attached.name}), and AWS rejects it. Write its ARN, \`${attached.form}\`.`,
      locations: [atValue(resource.path)],
    };
  },
});
