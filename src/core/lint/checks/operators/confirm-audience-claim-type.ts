// A reminder where a trust policy tests the audience of a token.
import { atKey, defineCheck, type CheckFindings } from '#core/lint/check.ts';
import type { ConditionView } from '#core/lint/policy-view.ts';

const testsAudience = ({ keyName, operator }: ConditionView): boolean =>
  keyName.endsWith(':aud') && operator !== undefined && !operator.set && operator.base !== 'Null';

export default defineCheck({
  id: 'confirm-audience-claim-type',
  code: 'CONFIRM_AUDIENCE_CLAIM_TYPE',
  severity: 'suggestion',
  types: ['trust'],
  title: 'Confirm the type of the audience claim',
  why: 'Some identity providers put several audiences into one token, and without a qualifier such a token never matches. IAM cannot know what your provider does, so AWS asks you to check; once per policy is enough.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-confirm-audience-claim-type',
  bad: [
    {
      with: {
        Principal: {
          Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
            'token.actions.githubusercontent.com:sub': 'repo:octo-org/octo-repo:ref:refs/heads/main',
          },
        },
      },
      at: ['#Statement.0.Condition.StringEquals.token|actions|githubusercontent|com:aud'],
    },
    {
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/idp' },
        Action: 'sts:AssumeRoleWithSAML',
        Condition: { StringLike: { 'SAML:aud': ['https://signin.aws.amazon.com/saml'] } },
      },
    },
  ],
  good: [
    {
      with: {
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' } },
      },
    },
    { with: { Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } } },
  ],
  on: 'policy',
  check({ statements }): CheckFindings {
    const places = statements.flatMap(({ conditions }) => conditions.filter(testsAudience));
    if (places.length === 0) return undefined;
    return {
      message:
        'This condition expects tokens with a single audience. If your identity provider can put several into a token, put ForAllValues: before the operator and require the key with Null.',
      locations: places.map(({ path }) => atKey(path)),
    };
  },
});
