// Values of one condition key that are of several JSON types.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atKey, defineCheck, type Edit, type CheckFindings } from '#iam/rules/check.ts';
import { isExact } from '#iam/rules/exact-number.ts';

export default defineCheck({
  id: 'invalid-condition-data-type',
  code: 'INVALID_CONDITION_DATA_TYPE',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Values of several JSON types',
  why: 'The values of a condition key are all strings, all numbers or all booleans. Strings are always right: AWS reads "true" and "8" as it reads true and 8.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
  bad: [
    {
      with: { Condition: { StringEquals: { 'aws:PrincipalTag/level': ['4', 5] } } },
      at: ['#Statement.0.Condition.StringEquals.aws:PrincipalTag/level'],
      fixed: { Condition: { StringEquals: { 'aws:PrincipalTag/level': ['4', '5'] } } },
    },
    {
      with: { Condition: { StringEquals: { 'aws:PrincipalTag/admin': [true, 'yes'] } } },
      at: ['#Statement.0.Condition.StringEquals.aws:PrincipalTag/admin'],
      fixed: { Condition: { StringEquals: { 'aws:PrincipalTag/admin': ['true', 'yes'] } } },
    },
    {
      with: {
        Action: 's3:ListBucket',
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket',
        Condition: { NumericEquals: { 's3:max-keys': [10, '20'] } },
      },
      fixed: { Condition: { NumericEquals: { 's3:max-keys': ['10', '20'] } } },
    },
    { with: { Condition: { StringEquals: { 'aws:PrincipalTag/number': ['4', 2 ** 60] } } } },
  ],
  good: [
    {
      with: {
        Action: 's3:ListBucket',
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket',
        Condition: { NumericEquals: { 's3:max-keys': [1, 10] } },
      },
    },
    { with: { Condition: { StringEquals: { 'aws:PrincipalTag/level': ['4', '5'] } } } },
    // Each key by itself.
    { with: { Condition: { Bool: { 'aws:SecureTransport': true, 'aws:MultiFactorAuthPresent': 'true' } } } },
  ],
  on: 'condition',
  check({ key, path, values }): CheckFindings {
    if (values.length < 2) return undefined;
    const first = typeof values[0]?.value;
    if (values.every(({ value }) => typeof value === first)) return undefined;
    const edits = values.flatMap(({ value, path: at }): readonly Edit[] =>
      typeof value === 'string' ? [] : [{ kind: 'replace', path: at, value: String(value) }],
    );
    return {
      message: `The values of ${show(key)} have several JSON types. Put all of them in double quotation marks.`,
      locations: [atKey(path)],
      ...(values.every(({ value }) => isExact(value)) && {
        fix: { title: 'Write all values as strings', safe: true, edits },
      }),
    };
  },
});
