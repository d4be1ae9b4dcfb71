// A key that has the same value for every request that the policy is asked about.
import { show } from '#core/iam/words.ts';
import { atKey, defineCheck, type Hits } from '#core/lint/check.ts';

const OWNER_KEYS: ReadonlySet<string> = new Set([
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
]);

export default defineCheck({
  id: 'irrelevant-condition-key-in-policy',
  code: 'IRRELEVANT_CONDITION_KEY_IN_POLICY',
  severity: 'suggestion',
  types: ['resource'],
  title: 'Owner of the resource tested in its own policy',
  why: 'The policy of a resource is asked about that resource only, so the account and the organization that own it are always the same. The test belongs into identity policies, SCPs and the policies of VPC endpoints.',
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
  ],
  good: [
    // What it is attached to is not known: the policy of a VPC endpoint needs the key.
    { with: { Condition: { StringEquals: { 's3:ResourceAccount': '111122223333' } } } },
    {
      attachedTo: 'AWS::S3::Bucket',
      with: { Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } } },
    },
  ],
  on: 'condition',
  check({ key, keyName, path }, _statement, { policy: { attachedTo } }): Hits {
    if (attachedTo === undefined) return undefined;
    const isS3 = keyName === 's3:resourceaccount' && attachedTo.startsWith('AWS::S3');
    if (!isS3 && !OWNER_KEYS.has(keyName)) return undefined;
    return {
      message: `${show(key)} is the same for every request to this resource, so here it decides nothing. Take it out, and test it in identity policies instead.`,
      locations: [atKey(path)],
    };
  },
});
