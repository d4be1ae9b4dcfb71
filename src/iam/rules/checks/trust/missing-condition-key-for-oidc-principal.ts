// An OIDC provider trusted without a condition: any of its tokens is accepted.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { claimsOf, trustedIssuers } from './web-identity.ts';

export default defineCheck({
  id: 'missing-condition-key-for-oidc-principal',
  code: 'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL',
  severity: 'security',
  types: ['trust'],
  title: 'OIDC provider without a condition on its tokens',
  why: 'A provider issues tokens to all of its users. Without a condition on a claim, anyone with a token from it can assume the role.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
  bad: [
    {
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/idp.example.com/tenant' },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
      at: ['Statement.0.Principal.Federated'],
    },
    {
      with: {
        Principal: {
          Federated: ['accounts.google.com', 'arn:aws:iam::111122223333:oidc-provider/idp.example.com'],
        },
        Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
        Condition: { StringEquals: { 'accounts.google.com:aud': '66677788899900pro0' } },
      },
      at: ['Statement.0.Principal.Federated.1'],
    },
    {
      with: {
        Principal: { Federated: 'graph.facebook.com' },
        Action: 'sts:*',
        Condition: { Bool: { 'aws:SecureTransport': 'true' } },
      },
      at: ['Statement.0.Principal.Federated'],
    },
  ],
  good: [
    {
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/IdP.example.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { 'idp.example.com:sub': 'build' } },
      },
    },
    {
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/Corporate' },
        Action: 'sts:AssumeRoleWithSAML',
      },
    },
    {
      with: {
        Effect: 'Deny',
        Principal: { Federated: 'accounts.google.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
    },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    return trustedIssuers(statement).flatMap(({ principal, issuer }) => {
      if (claimsOf(statement, issuer).length > 0) return [];
      return [
        {
          message: `Anyone with a token from ${show(issuer)} can assume this role. Add conditions on its claims, such as ${show(`${issuer}:sub`)} and ${show(`${issuer}:aud`)}.`,
          locations: [atValue(principal.path)],
        },
      ];
    });
  },
});
