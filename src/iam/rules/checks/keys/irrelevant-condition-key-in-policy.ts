// A key that has the same value for every request that the policy is asked about.
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { PolicyView, ResourceView } from '#iam/rules/policy-view.ts';

const OWNER_KEYS: ReadonlySet<string> = new Set([
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
]);

/** The bucket or access point that a resource is, or lies in; undefined where that is not one by name. */
function bucketOf({ arn, variable }: ResourceView): string | undefined {
  if (arn?.service !== 's3' || variable) return undefined;
  const parts = arn.resource.split('/', 2);
  const name = parts[0] === 'accesspoint' ? parts.join('/') : parts[0];
  return name === undefined || hasWildcard(name) ? undefined : name;
}

/** Whether all statements are about one bucket, as in the bucket's own policy. Endpoint policies hardly name one. */
function isOfBucket({ statements }: PolicyView): boolean {
  const resources = statements.flatMap((statement) => [...statement.resources, ...statement.notResources]);
  const [first] = resources;
  const bucket = first && bucketOf(first);
  return bucket !== undefined && resources.every((resource) => bucketOf(resource) === bucket);
}

export default defineCheck({
  id: 'irrelevant-condition-key-in-policy',
  code: 'IRRELEVANT_CONDITION_KEY_IN_POLICY',
  severity: 'suggestion',
  types: ['resource'],
  title: 'Resource owner tested in the resource’s own policy',
  why: 'A resource-based policy applies to one resource, so the account and organization that own it are always the same. Use such a condition in identity policies, SCPs and VPC endpoint policies.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html',
  bad: [
    {
      attachedTo: 'AWS::S3::Bucket',
      with: { Condition: { StringEquals: { 's3:ResourceAccount': '111122223333' } } },
      at: ['#Statement.0.Condition.StringEquals.s3:ResourceAccount'],
    },
    {
      attachedTo: 'AWS::DynamoDB::Table',
      with: {
        Action: 'dynamodb:GetItem',
        Resource: '*',
        Condition: { StringNotEqualsIfExists: { 'AWS:resourceOrgID': ['o-a1b2c3d4e5'] } },
      },
      at: ['#Statement.0.Condition.StringNotEqualsIfExists.AWS:resourceOrgID'],
    },
    {
      with: {
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket', 'arn:aws:s3:::amzn-s3-demo-bucket/*'],
        Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } },
      },
    },
    {
      with: {
        Resource: [
          'arn:aws:s3:us-east-1:111122223333:accesspoint/models/object/a',
          'arn:aws:s3:us-east-1:111122223333:accesspoint/models',
        ],
        Condition: { StringEquals: { 's3:ResourceAccount': '111122223333' } },
      },
    },
  ],
  good: [
    // What it is attached to is not known, and the policy of a VPC endpoint needs the key.
    { with: { Resource: '*', Condition: { StringEquals: { 's3:ResourceAccount': '111122223333' } } } },
    {
      with: {
        Resource: 'arn:aws:s3:::amzn-s3-demo-*/*',
        Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } },
      },
    },
    {
      attachedTo: 'AWS::S3::Bucket',
      with: { Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } } },
    },
    {
      attachedTo: 'AWS::DynamoDB::Table',
      with: { Condition: { StringEquals: { 's3:ResourceAccount': '111122223333' } } },
    },
  ],
  on: 'condition',
  check({ key, keyName, path }, _statement, { policy }): CheckFindings {
    const isOfS3 = keyName === 's3:resourceaccount';
    if (!isOfS3 && !OWNER_KEYS.has(keyName)) return undefined;
    const { attachedTo } = policy;
    if (isOfS3 && attachedTo?.startsWith('AWS::S3') === false) return undefined;
    if (attachedTo === undefined && !isOfBucket(policy)) return undefined;
    return {
      message: `${show(key)} is the same for every request to this resource, so it has no effect here. Remove it, and use it in identity policies instead.`,
      locations: [atKey(path)],
    };
  },
});
