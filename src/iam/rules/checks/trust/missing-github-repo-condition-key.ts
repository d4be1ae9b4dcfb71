// GitHub Actions trusted without a condition on the repository.
import type { Elements } from '#iam/findings/example.ts';
import type { JsonValue } from '#iam/json/json-value.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { isGithub } from './github.ts';
import { claimsOf, hasClaim, trustedIssuers } from './web-identity.ts';

const ISSUER = 'token.actions.githubusercontent.com';
const PROVIDER = { Federated: `arn:aws:iam::111122223333:oidc-provider/${ISSUER}` };

/** A role of this provider, under a condition. */
const under = (Condition: JsonValue): Elements => ({
  Principal: PROVIDER,
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition,
});

export default defineCheck({
  id: 'missing-github-repo-condition-key',
  code: 'MISSING_GITHUB_REPO_CONDITION_KEY',
  severity: 'security',
  types: ['trust'],
  title: 'GitHub Actions without a condition on the repository',
  why: 'Every workflow on GitHub gets tokens from the same issuer. Only the subject contains the repository and branch.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
  bad: [
    {
      with: under({ StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' } }),
      at: ['Statement.0.Principal.Federated'],
    },
    {
      with: {
        Principal: { Federated: ['arn:aws:iam::111122223333:oidc-provider/token.actions.example.ghe.com'] },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
      at: ['Statement.0.Principal.Federated.0'],
    },
    {
      with: {
        Principal: {
          Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.example.ghe.com/acme',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
      at: ['Statement.0.Principal.Federated'],
    },
  ],
  good: [
    {
      with: under({ StringEquals: { [`${ISSUER}:SUB`]: 'repo:example-org/app:ref:refs/heads/main' } }),
    },
    // IAM takes it for the subject since May 2026.
    {
      with: under({
        StringEquals: {
          [`${ISSUER}:job_workflow_ref`]: 'example-org/flows/.github/workflows/deploy.yml@refs/heads/main',
        },
      }),
    },
    // Not GitHub.
    {
      with: {
        Principal: {
          Federated:
            'arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
    },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    return trustedIssuers(statement).flatMap(({ principal, issuer }) => {
      if (!isGithub(issuer)) return [];
      const claims = claimsOf(statement, issuer);
      if (hasClaim(claims, issuer, 'sub') || hasClaim(claims, issuer, 'job_workflow_ref')) return [];
      return [
        {
          message: `Any repository on GitHub can assume this role. Test ${show(`${issuer}:sub`)}, as in \`repo:OWNER/REPOSITORY:ref:refs/heads/main\`.`,
          locations: [atValue(principal.path)],
        },
      ];
    });
  },
});
