// An EKS cluster trusted as a whole.
import type { Elements } from '#iam/findings/example.ts';
import type { JsonValue } from '#iam/json/json-value.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { ConditionView } from '#iam/rules/policy-view.ts';
import { claimsOf, isEksIssuer, trustedIssuers } from './web-identity.ts';

const ANYBODY = /^(?:system:serviceaccount:)?[*?:]+$/;

const ISSUER = 'oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE';
const PROVIDER = { Federated: `arn:aws:iam::111122223333:oidc-provider/${ISSUER}` };

/** A role of this provider, under a condition. */
const under = (Condition: JsonValue): Elements => ({
  Principal: PROVIDER,
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition,
});

/** Whether the condition on the subject leaves somebody out. */
const namesSubject = ({ keyName, values }: ConditionView, issuer: string): boolean =>
  keyName === `${issuer}:sub` && !values.some(({ value }) => ANYBODY.test(String(value)));

export default defineCheck({
  id: 'eks-trust-without-subject',
  severity: 'security',
  types: ['trust'],
  title: 'Every pod of an EKS cluster can assume the role',
  why: 'All service accounts of a cluster get tokens from the same issuer for the same audience. Only the subject contains the namespace and service account of the pod.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
  bad: [
    {
      with: under({ StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' } }),
      at: ['Statement.0.Principal.Federated'],
    },
    {
      with: {
        Principal: PROVIDER,
        Action: ['sts:AssumeRoleWithWebIdentity'],
        Condition: { StringLike: { [`${ISSUER}:sub`]: 'system:serviceaccount:*:*' } },
      },
      at: ['Statement.0.Principal.Federated'],
    },
    {
      with: under({ StringLike: { [`${ISSUER}:sub`]: 'system:serviceaccount:?*:?*' } }),
      at: ['Statement.0.Principal.Federated'],
    },
    {
      with: {
        Principal: {
          AWS: '111122223333',
          Federated: [
            'arn:aws:iam::111122223333:saml-provider/Corp',
            'arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE',
          ],
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' } },
      },
      at: ['Statement.0.Principal.Federated.1'],
    },
    {
      with: under({ StringLike: { [`${ISSUER}:sub`]: '*' } }),
      at: ['Statement.0.Principal.Federated'],
    },
    // One of the subjects is everybody.
    {
      with: under({ StringLike: { [`${ISSUER}:sub`]: ['system:serviceaccount:inference:app', '*'] } }),
      at: ['Statement.0.Principal.Federated'],
    },
  ],
  good: [
    {
      with: under({
        StringEquals: {
          [`${ISSUER}:aud`]: 'sts.amazonaws.com',
          [`${ISSUER}:sub`]: 'system:serviceaccount:inference:deepseek-client',
        },
      }),
    },
    // Another check reports a provider without any condition.
    { with: { Principal: PROVIDER, Action: 'sts:AssumeRoleWithWebIdentity' } },
    // No cluster.
    {
      with: {
        Principal: {
          Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } },
      },
    },
    // A namespace, and a name in each of them.
    {
      with: under({ StringLike: { [`${ISSUER}:sub`]: 'system:serviceaccount:inference:*' } }),
    },
    {
      with: under({ StringLike: { [`${ISSUER}:sub`]: '*:deepseek-client' } }),
    },
    // The cluster is not trusted here.
    {
      with: {
        Effect: 'Deny',
        Principal: PROVIDER,
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' } },
      },
    },
    {
      with: {
        Principal: PROVIDER,
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' } },
      },
    },
    {
      with: {
        Principal: PROVIDER,
        Action: undefined,
        NotAction: ['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity'],
        Condition: { StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' } },
      },
    },
    {
      with: {
        Principal: undefined,
        NotPrincipal: PROVIDER,
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' } },
      },
    },
    {
      with: {
        Principal: { AWS: PROVIDER.Federated },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' } },
      },
    },
    {
      with: {
        Principal: { Federated: `${PROVIDER.Federated}*` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${ISSUER}*:aud`]: 'sts.amazonaws.com' } },
      },
    },
    {
      with: {
        Principal: { Federated: `for ${PROVIDER.Federated}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' } },
      },
    },
    // A provider of another name.
    {
      with: {
        Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/my.${ISSUER}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`my.${ISSUER}:aud`]: 'sts.amazonaws.com' } },
      },
    },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    return trustedIssuers(statement).flatMap(({ principal, issuer }) => {
      if (!isEksIssuer(issuer)) return [];
      const claims = claimsOf(statement, issuer);
      if (claims.length === 0 || claims.some((claim) => namesSubject(claim, issuer))) return [];
      return [
        {
          message: `Every pod of the cluster can assume this role. Test ${show(`${issuer.slice(0, issuer.indexOf('/'))}/…:sub`)} with \`system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT\`.`,
          locations: [atValue(principal.path)],
        },
      ];
    });
  },
});
