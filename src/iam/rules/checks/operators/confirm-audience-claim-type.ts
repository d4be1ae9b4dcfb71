// A reminder where a trust policy tests the audience of a token.
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { isGithub } from '#iam/rules/checks/trust/github.ts';
import { isEksIssuer } from '#iam/rules/checks/trust/web-identity.ts';
import type { ConditionView } from '#iam/rules/policy-view.ts';

const EKS_AUDIENCE = 'sts.amazonaws.com';

/**
 * Whether AWS's guide answers the question: tokens that EKS makes for AWS have one audience, and trust policies test it
 * without a qualifier. https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
 */
const isConfirmed = ({ keyName, operatorName, values }: ConditionView): boolean =>
  operatorName === 'StringEquals' &&
  isEksIssuer(keyName) &&
  values.every(({ value }) => value === EKS_AUDIENCE);

/** Each token of a workflow has one audience: https://docs.github.com/en/actions/reference/security/oidc */
const isOfGithub = ({ keyName }: ConditionView): boolean => isGithub(keyName.slice(0, -':aud'.length));

/**
 * The key holds the recipient of an assertion, which is one endpoint of AWS, and not the audiences in it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml
 */
const isOfSaml = ({ keyName }: ConditionView): boolean => keyName === 'saml:aud';

const WHY_RIGHT = [
  { isOf: isOfGithub, words: 'Tokens of GitHub have one audience' },
  { isOf: isOfSaml, words: 'A SAML assertion has one recipient' },
];

const testsAudience = ({ keyName, operator }: ConditionView): boolean =>
  keyName.endsWith(':aud') && operator !== undefined && !operator.set && operator.base !== 'Null';

const EKS = 'oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE';

export default defineCheck({
  id: 'confirm-audience-claim-type',
  code: 'CONFIRM_AUDIENCE_CLAIM_TYPE',
  severity: 'suggestion',
  types: ['trust'],
  title: 'Confirm the type of the audience claim',
  why: 'Some identity providers put several audiences into one token, and without a qualifier such a token never matches. IAM cannot know what your provider does, so AWS asks you to check; once per policy is enough. For tokens of EKS, AWS’s guide has the answer.',
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
      says: ['right as it is'],
    },
    {
      with: {
        Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${EKS}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${EKS}:aud`]: ['sts.amazonaws.com', 'my-service'] } },
      },
    },
  ],
  good: [
    // As AWS's guide on EKS has it.
    {
      with: {
        Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${EKS}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${EKS}:aud`]: 'sts.amazonaws.com',
            [`${EKS}:sub`]: 'system:serviceaccount:inference:deepseek-client',
          },
        },
      },
    },
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
    const places = statements.flatMap(({ conditions }) =>
      conditions.filter((each) => testsAudience(each) && !isConfirmed(each)),
    );
    if (places.length === 0) return undefined;
    const right = WHY_RIGHT.find(({ isOf }) => places.every(isOf));
    return {
      message: right
        ? `AWS asks to confirm the type of any audience claim. ${right.words}, so this condition is right as it is.`
        : 'This condition expects tokens with a single audience. If your identity provider can put several into a token, put ForAllValues: before the operator and require the key with Null.',
      locations: places.map(({ path }) => atKey(path)),
    };
  },
});
