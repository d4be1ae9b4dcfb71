// Condition key spelled with different case under one operator.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFinding, type CheckFindings } from '#iam/rules/check.ts';
import { groupBy } from '#iam/collections/group-by.ts';

export default defineCheck({
  id: 'duplicate-keys-with-different-case',
  code: 'DUPLICATE_KEYS_WITH_DIFFERENT_CASE',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Condition key spelled with different case',
  why: 'Condition keys are not case-sensitive, so two spellings under one operator are the same key twice, and only one of them takes effect.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
  bad: [
    {
      with: {
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333', 'AWS:sourceaccount': '444455556666' },
        },
      },
      at: [
        '#Statement.0.Condition.StringEquals.aws:SourceAccount',
        '#Statement.0.Condition.StringEquals.AWS:sourceaccount',
      ],
    },
    {
      with: {
        Action: 's3:ListBucket',
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket',
        Condition: {
          Bool: { 'aws:SecureTransport': 'true' },
          StringLike: {
            's3:prefix': 'a/*',
            's3:delimiter': '/',
            'S3:Prefix': 'b/*',
            's3:PREFIX': 'c/*',
          },
        },
      },
      at: [
        '#Statement.0.Condition.StringLike.s3:prefix',
        '#Statement.0.Condition.StringLike.S3:Prefix',
        '#Statement.0.Condition.StringLike.s3:PREFIX',
      ],
    },
  ],
  good: [
    // Under two operators both count.
    {
      with: {
        Condition: {
          ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' },
          ArnNotLike: { 'aws:principalarn': 'arn:aws:iam::111122223333:role/Admin' },
        },
      },
    },
    { with: { Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } } },
  ],
  on: 'statement',
  check({ conditions }): CheckFindings {
    if (conditions.length < 2) return undefined;
    const groups = groupBy(conditions, ({ operatorName, keyName }) => `${operatorName} ${keyName}`);
    if (groups.size === conditions.length) return undefined;
    return [...groups.values()].flatMap((group): readonly CheckFinding[] => {
      if (group.length < 2) return [];
      const names = group.slice(0, 3).map(({ key }) => show(key));
      const message = `${names.join(' and ')} are the same condition key. Put the values under one of them, and delete the others.`;
      return [{ message, locations: group.map(({ path }) => atKey(path)) }];
    });
  },
});
