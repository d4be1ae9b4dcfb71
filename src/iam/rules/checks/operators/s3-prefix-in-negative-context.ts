// A ban on some prefixes of a bucket, which a listing of a shorter prefix goes around.
import { atKey, defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';

export default defineCheck({
  id: 's3-prefix-in-negative-context',
  code: 'S3_PREFIX_IN_NEGATIVE_CONTEXT',
  severity: 'security',
  types: WITH_RESOURCES,
  title: 'Prefixes denied one by one',
  why: 'A request names the prefix it lists, and one that names a shorter prefix, or none, also lists what is below it. So prefixes cannot be denied one by one: name those that may be listed.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-s3-prefix-in-negative-context',
  bad: [
    {
      with: {
        Effect: 'Deny',
        Action: 's3:ListBucket',
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket',
        Condition: { StringLike: { 's3:prefix': 'secret/*' } },
      },
      at: ['#Statement.0.Condition.StringLike.s3:prefix'],
    },
    {
      with: {
        Action: 's3:ListBucket',
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket',
        Condition: { StringNotEqualsIfExists: { 'S3:Prefix': ['secret/'] } },
      },
      at: ['#Statement.0.Condition.StringNotEqualsIfExists.S3:Prefix'],
    },
  ],
  good: [
    { with: { Action: 's3:ListBucket', Condition: { StringLike: { 's3:prefix': ['', 'home/*'] } } } },
    {
      with: {
        Effect: 'Deny',
        Action: 's3:ListBucket',
        Condition: { StringNotLike: { 's3:prefix': 'home/*' } },
      },
    },
    { with: { Effect: 'Deny', Action: 's3:ListBucket', Condition: { Null: { 's3:prefix': 'true' } } } },
  ],
  on: 'condition',
  check({ operator, operatorName, keyName, path }, { effect }): CheckFindings {
    if (keyName !== 's3:prefix' || operator?.family !== 'String' || !effect) return undefined;
    if (operator.negated !== (effect === 'Allow')) return undefined;
    return {
      message: `${effect} with ${operatorName} blocks only these prefixes, and listing a shorter one shows the same keys. Name the prefixes that may be listed: Allow with StringLike, or Deny with StringNotLike.`,
      locations: [atKey(path)],
    };
  },
});
