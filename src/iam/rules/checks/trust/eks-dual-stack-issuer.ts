// The dual-stack address of an EKS issuer, which tokens never have.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type Edit, type CheckFindings } from '#iam/rules/check.ts';
import { trustedIssuers } from './web-identity.ts';

const DUAL_STACK = /\boidc-eks\.([a-z0-9-]+)\.api\.aws(?=\/)/i;

const ID = 'id/EXAMPLED539D4633E53DE1B71EXAMPLE';

/** The issuer's classic address in all that names it. */
function classic(value: string): string {
  return value.replace(
    DUAL_STACK,
    (_whole, region: string) => `oidc.eks.${region.toLowerCase()}.amazonaws.com`,
  );
}

export default defineCheck({
  id: 'eks-dual-stack-issuer',
  severity: 'warning',
  types: ['trust'],
  title: 'EKS issuer with its dual-stack address',
  why: 'IAM accepts a provider with this address, but the tokens of the cluster contain the classic one, so nobody can assume the role.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
  bad: [
    {
      with: {
        Principal: {
          Federated: [`arn:aws:iam::111122223333:oidc-provider/oidc-eks.eu-west-1.api.aws/${ID}`],
        },
        Action: ['sts:AssumeRoleWithWebIdentity'],
      },
      at: ['Statement.0.Principal.Federated.0'],
      fixed: {
        Principal: {
          Federated: [
            'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE',
          ],
        },
      },
    },
    {
      with: {
        Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/oidc-eks.us-east-1.api.aws/${ID}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`oidc-eks.us-east-1.api.aws/${ID}:sub`]: 'system:serviceaccount:inference:deepseek-client',
          },
        },
      },
      at: ['Statement.0.Principal.Federated'],
      fixed: {
        Principal: {
          Federated: `arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/${ID}`,
        },
        Condition: {
          StringEquals: {
            [`oidc.eks.us-east-1.amazonaws.com/${ID}:sub`]: 'system:serviceaccount:inference:deepseek-client',
          },
        },
      },
    },
    {
      with: {
        Principal: {
          Federated:
            'arn:aws:iam::111122223333:oidc-provider/oidc-eks.us-east-1.api.aws/id/EXAMPLED539D4633E53DE1B71EXAMPLE',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      },
      at: ['Statement.0.Principal.Federated'],
      fixed: {
        Principal: {
          Federated:
            'arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE',
        },
      },
    },
  ],
  good: [
    // A cluster is reached by this address as well; only tokens are not of it.
    {
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/idp.example.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { 'idp.example.com:aud': 'oidc-eks.us-east-1.api.aws' } },
      },
    },
    {
      with: {
        Principal: {
          Federated: `arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/${ID}`,
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`oidc.eks.us-east-1.amazonaws.com/${ID}:sub`]: 'system:serviceaccount:inference:deepseek-client',
          },
        },
      },
    },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    return trustedIssuers(statement).flatMap(({ principal, issuer }) => {
      if (!DUAL_STACK.test(issuer)) return [];
      const renames = statement.conditions.flatMap(({ key, path }): readonly Edit[] =>
        DUAL_STACK.test(key) ? [{ kind: 'rename', path, name: classic(key) }] : [],
      );
      return [
        {
          message: `The cluster’s tokens never contain ${show(issuer)}. Use the classic issuer, \`oidc.eks.REGION.amazonaws.com/id/…\`, and create an OIDC provider for it.`,
          locations: [atValue(principal.path)],
          fix: {
            title: 'Use the classic issuer',
            safe: false,
            edits: [{ kind: 'replace', path: principal.path, value: classic(principal.value) }, ...renames],
          },
        },
      ];
    });
  },
});
