// An identity provider that many organizations share, without the condition that IAM asks for.
import { show } from '#iam/text/quote.ts';
import { SHARED_OIDC_ISSUERS } from '#iam/facts/shared-oidc-issuers.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { StatementView } from '#iam/rules/policy-view.ts';
import { claimsOf, trustedIssuers } from './web-identity.ts';

/** A condition that any value passes tests nothing. */
const tests = (statement: StatementView, key: string): boolean =>
  claimsOf(statement, key.slice(0, key.indexOf(':'))).some(
    ({ keyName, values }) => keyName === key && !values.some(({ value }) => /^\*+$/.test(String(value))),
  );

export default defineCheck({
  id: 'shared-oidc-issuer-without-claim',
  severity: 'error',
  types: ['trust'],
  title: 'Shared identity provider without the claim that IAM requires',
  why: 'Some identity providers issue tokens for many organizations under one name. IAM refuses a trust policy for them unless it tests the claim that identifies the organization.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html',
  bad: [
    {
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/gitlab.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { 'gitlab.com:aud': 'https://gitlab.com' } },
      },
      at: ['Statement.0.Principal.Federated'],
    },
    {
      with: {
        Principal: { Federated: ['cognito-identity.amazonaws.com'] },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' } },
      },
      at: ['Statement.0.Principal.Federated.0'],
    },
    {
      with: {
        Principal: {
          Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': '*' } },
      },
      at: ['Statement.0.Principal.Federated'],
    },
  ],
  good: [
    {
      with: {
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            'cognito-identity.amazonaws.com:aud': 'us-east-1:12345678-dead-beef-cafe-123456790ab',
          },
        },
      },
    },
    {
      with: {
        Principal: {
          Federated:
            'arn:aws:iam::111122223333:oidc-provider/sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { 'sts:RoleSessionName': 'MicrosoftSentinel_workspace' } },
      },
    },
    {
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/gitlab.example.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { 'gitlab.example.com:aud': 'https://gitlab.example.com' } },
      },
    },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    return trustedIssuers(statement).flatMap(({ principal, issuer }) => {
      const claims = SHARED_OIDC_ISSUERS.get(issuer);
      if (!claims) return [];
      const keys = claims.map((claim) => (claim.startsWith(':') ? issuer + claim : claim));
      if (keys.some((key) => tests(statement, key.toLowerCase()))) return [];
      return [
        {
          message: `IAM refuses this trust policy, because ${show(issuer)} serves many organizations. Add a condition on ${keys.map((key) => show(key)).join(' or ')} that is more than \`*\`.`,
          locations: [atValue(principal.path)],
        },
      ];
    });
  },
});
