// ForAnyValue on a key that has one value: it does nothing.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { moveKey } from '#iam/rules/condition-edits.ts';
import { hasOneValue } from '#iam/rules/key-type.ts';

/** Claims of tokens have the name of their issuer in front: what a provider puts into one is its own matter. */
const isClaim = (keyName: string): boolean => /^(?:saml|[^:]*[./][^:]*):/.test(keyName);

export default defineCheck({
  id: 'foranyvalue-with-single-valued-key',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'ForAnyValue on a key with one value',
  why: 'ForAnyValue is for keys with several values. On a key with a single value the condition is the same without it.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
  bad: [
    {
      with: { Condition: { 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
      at: ['#Statement.0.Condition.ForAnyValue:StringEquals.aws:PrincipalOrgID'],
      fixed: { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
    },
    {
      with: {
        Effect: 'Deny',
        Condition: { 'ForAnyValue:StringLikeIfExists': { 'aws:PrincipalArn': ['arn:aws:iam::*:role/a'] } },
      },
      fixed: { Condition: { StringLikeIfExists: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/a'] } } },
    },
  ],
  good: [
    { with: { Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['Team'] } } } },
    { with: { Condition: { StringEquals: { 'aws:username': 'ana' } } } },
    // Without ForAnyValue it holds for requests without the key, too.
    { with: { Condition: { 'ForAnyValue:StringNotEquals': { 'aws:username': 'ana' } } } },
    // Another check reports this.
    { with: { Condition: { 'ForAnyValue:Null': { 'aws:username': 'true' } } } },
    // Cognito gives several values.
    {
      type: 'trust',
      with: {
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            'cognito-identity.amazonaws.com:aud': 'us-east-1:12345678-abcd-abcd-abcd-123456790ab',
          },
          'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
        },
      },
    },
  ],
  on: 'condition',
  check(condition, statement, { reference }): CheckFindings {
    const { operator, key, keyName, path } = condition;
    if (operator?.set !== 'ForAnyValue' || operator.base === 'Null' || operator.negated) return undefined;
    if (isClaim(keyName) || !hasOneValue(keyName, reference)) return undefined;
    const instead = operator.ifExists ? `${operator.base}IfExists` : operator.base;
    const edits = moveKey(statement, condition, instead);
    return {
      message: `${show(key)} has one value, so ForAnyValue does nothing. Use ${instead}.`,
      locations: [atKey(path)],
      ...(edits && { fix: { title: `Use ${instead}`, safe: true, edits } }),
    };
  },
});
