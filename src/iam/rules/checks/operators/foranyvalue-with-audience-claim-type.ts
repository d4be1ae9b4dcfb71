// ForAnyValue on the audience of a token: then one matching audience among several is enough.
import { show } from '#iam/text/quote.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { moveKey } from '#iam/rules/condition-edits.ts';

export default defineCheck({
  id: 'foranyvalue-with-audience-claim-type',
  code: 'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE',
  severity: 'security',
  types: ['trust'],
  title: 'ForAnyValue on the audience of a token',
  why: 'With ForAnyValue, one matching audience is enough, so a token that was also issued for someone else is accepted. Providers with one audience need no qualifier.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-foranyvalue-with-audience-claim-type',
  bad: [
    {
      with: {
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          'ForAnyValue:StringEquals': {
            'cognito-identity.amazonaws.com:aud': 'us-east-1:12345678-abcd-abcd-abcd-123456790ab',
          },
        },
      },
      at: ['#Statement.0.Condition.ForAnyValue:StringEquals.cognito-identity|amazonaws|com:aud'],
      fixed: {
        Condition: {
          StringEquals: {
            'cognito-identity.amazonaws.com:aud': 'us-east-1:12345678-abcd-abcd-abcd-123456790ab',
          },
        },
      },
    },
    {
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/idp' },
        Action: 'sts:AssumeRoleWithSAML',
        Condition: { 'ForAnyValue:StringLike': { 'SAML:aud': ['https://signin.aws.amazon.com/saml'] } },
      },
      at: ['#Statement.0.Condition.ForAnyValue:StringLike.SAML:aud'],
      fixed: { Condition: { StringLike: { 'SAML:aud': ['https://signin.aws.amazon.com/saml'] } } },
    },
    // Without it, a token without an audience would match.
    {
      with: {
        Principal: {
          Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { 'ForAnyValue:StringNotEquals': { 'token.actions.githubusercontent.com:aud': 'x' } },
      },
    },
  ],
  good: [
    {
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/idp' },
        Action: 'sts:AssumeRoleWithSAML',
        Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      },
    },
    {
      with: {
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' } },
      },
    },
  ],
  on: 'condition',
  check(condition, statement): CheckFindings {
    const { operator, key, keyName, path } = condition;
    if (operator?.set !== 'ForAnyValue' || operator.base === 'Null' || !keyName.endsWith(':aud')) {
      return undefined;
    }
    const better = condition.operatorName.replace('ForAnyValue:', '');
    // A negated operator without ForAnyValue would also be true for tokens without an audience.
    const edits = operator.negated ? undefined : moveKey(statement, condition, better);
    return {
      message: `With ForAnyValue, a token that was also issued for others is accepted if one of its audiences matches ${show(key)}. Use ${better}.`,
      locations: [atKey(path)],
      ...(edits && { fix: { title: `Use ${better}`, safe: false, edits } }),
    };
  },
});
