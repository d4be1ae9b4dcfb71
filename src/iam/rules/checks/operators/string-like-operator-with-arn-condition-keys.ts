// StringLike on an ARN, in which a wildcard runs across the colons.
import { parseArn } from '#iam/policy/arn.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { moveKey } from '#iam/rules/condition-edits.ts';
import { keyType } from '#iam/rules/key-type.ts';
import type { ConditionView } from '#iam/rules/policy-view.ts';

const PATTERN_IN_FIELDS = /^(?:[^:]*:){0,4}[^:]*[*?$]/;

const everyValue = ({ values }: ConditionView, fits: (text: string) => boolean): boolean =>
  values.every(({ value }) => typeof value === 'string' && (value === '*' || fits(value)));

export default defineCheck({
  id: 'string-like-operator-with-arn-condition-keys',
  code: 'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS',
  severity: 'security',
  types: ALL_TYPES,
  title: 'StringLike on an ARN key',
  why: 'StringLike treats an ARN as plain text, so a * in one of its fields also matches colons, and ARNs of other accounts or services. ArnLike compares the six fields one by one.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN',
  bad: [
    {
      with: { Condition: { StringLike: { 'aws:SourceArn': 'arn:aws:s3:::amzn-s3-demo-bucket*' } } },
      at: ['#Statement.0.Condition.StringLike.aws:SourceArn'],
      fixed: { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::amzn-s3-demo-bucket*' } } },
    },
    {
      with: {
        Effect: 'Deny',
        Condition: { StringNotLikeIfExists: { 'AWS:PrincipalARN': ['arn:aws:iam::*:role/Admin'] } },
      },
      at: ['#Statement.0.Condition.StringNotLikeIfExists.AWS:PrincipalARN'],
      fixed: {
        Condition: { ArnNotLikeIfExists: { 'AWS:PrincipalARN': ['arn:aws:iam::*:role/Admin'] } },
      },
    },
    // No fix: this is not an ARN with six fields.
    {
      with: { Condition: { StringLike: { 'lambda:SourceFunctionArn': '*:function:build' } } },
      says: ['Use ArnLike with a whole ARN.'],
    },
    {
      with: {
        Action: 'sts:SetContext',
        Resource: '*',
        Condition: {
          'ForAllValues:StringLike': { 'sts:RequestContextProviders': 'arn:aws:iam::aws:contextProvider/*' },
        },
      },
      fixed: {
        Condition: {
          'ForAllValues:ArnLike': { 'sts:RequestContextProviders': 'arn:aws:iam::aws:contextProvider/*' },
        },
      },
    },
  ],
  good: [
    { with: { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::amzn-s3-demo-bucket*' } } } },
    {
      with: { Condition: { StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/Admin' } } },
    },
    {
      with: { Condition: { StringLike: { 'aws:FederatedProvider': 'arn:aws:iam::*:oidc-provider/idp' } } },
    },
    {
      with: { Condition: { StringLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::amzn*' } } },
    },
  ],
  on: 'condition',
  check(condition, statement, { reference }): CheckFindings {
    const { operator, key, keyName, path } = condition;
    if (operator?.base !== 'StringLike' && operator?.base !== 'StringNotLike') return undefined;
    const type = keyType(keyName, reference);
    if (type !== 'ARN' && type !== 'ArrayOfARN' && keyName !== 'aws:principalarn') return undefined;
    const better = condition.operatorName.replace('String', 'Arn');
    const isWhole = everyValue(condition, (text) => parseArn(text) !== undefined);
    const edits = isWhole ? moveKey(statement, condition, better) : undefined;
    return {
      message: `${show(key)} is an ARN, but StringLike treats it as plain text, so a \`*\` also matches other accounts or services. Use ${better}${isWhole ? '' : ' with a whole ARN'}.`,
      locations: [atKey(path)],
      ...(edits && {
        fix: {
          title: `Use ${better}`,
          // Both compare alike when the pattern is in the last field only.
          safe: everyValue(condition, (text) => !PATTERN_IN_FIELDS.test(text)),
          edits,
        },
      }),
    };
  },
});
