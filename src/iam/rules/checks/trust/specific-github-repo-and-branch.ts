// A GitHub subject that leaves the repository or the branch open.
import type { Elements } from '#iam/findings/example.ts';
import type { JsonValue } from '#iam/json/json-value.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { StatementView } from '#iam/rules/policy-view.ts';
import { isOneRef, isOneRepository, readSubject, subjectIssuer } from './github.ts';
import { claimsOf } from './web-identity.ts';

const ISSUER = 'token.actions.githubusercontent.com';
const PROVIDER = { Federated: `arn:aws:iam::111122223333:oidc-provider/${ISSUER}` };

/** A role of this provider, under a condition. */
const under = (Condition: JsonValue): Elements => ({
  Principal: PROVIDER,
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition,
});

/** Whether another condition names the branch. */
const namesRef = (statement: StatementView, issuer: string): boolean =>
  claimsOf(statement, issuer).some(
    ({ keyName, values, operator }) =>
      keyName === `${issuer}:ref` &&
      operator?.negated === false &&
      values.length > 0 &&
      values.every(({ value }) => !hasWildcard(String(value))),
  );

/** What the subject leaves open. */
function openPart(value: string, refIsNamed: () => boolean): string | undefined {
  const subject = readSubject(value);
  if (!subject) return hasWildcard(value) ? 'does not limit the repository and branch' : undefined;
  if (!isOneRepository(subject)) return 'does not limit the repository';
  if (isOneRef(subject) || refIsNamed()) return undefined;
  if (subject.tail === 'pull_request') return 'allows pull requests from any branch';
  return subject.tail.startsWith('environment:') ? 'does not name a branch' : 'does not limit the branch';
}

export default defineCheck({
  id: 'specific-github-repo-and-branch',
  code: 'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
  severity: 'warning',
  types: ['trust'],
  title: 'GitHub subject without repository and branch',
  why: 'Anyone who can push a branch, or open a pull request from one, can run a workflow there. A subject with the repository and the branch allows only what was merged.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
  bad: [
    {
      with: under({ StringLike: { [`${ISSUER}:sub`]: 'repo:example-org/*' } }),
      at: ['#Statement.0.Condition.StringLike.token|actions|githubusercontent|com:sub'],
    },
    {
      with: under({
        StringLike: {
          [`${ISSUER}:sub`]: [
            'repo:example-org/app:ref:refs/heads/main',
            'repo:example-org@1/app@2:ref:refs/heads/*',
          ],
        },
      }),
      at: ['#Statement.0.Condition.StringLike.token|actions|githubusercontent|com:sub'],
    },
    {
      with: under({ StringEquals: { [`${ISSUER}:sub`]: 'repo:example-org/app:environment:production' } }),
      at: ['#Statement.0.Condition.StringEquals.token|actions|githubusercontent|com:sub'],
      severity: 'suggestion',
    },
    {
      with: {
        Principal: {
          Federated: 'arn:aws:iam::111122223333:oidc-provider/github.example.com/_services/token',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          'ForAnyValue:StringLike': { 'github.example.com/_services/token:sub': 'repo:team/app:*' },
        },
      },
    },
    {
      with: under({ StringEquals: { [`${ISSUER}:sub`]: 'repo:example-org/app:pull_request' } }),
      severity: 'suggestion',
    },
    {
      with: under({ StringLike: { [`${ISSUER}:sub`]: '*' } }),
    },
    {
      with: under({ StringLike: { [`${ISSUER}:sub`]: '*' } }),
      says: ['does not limit the repository and branch'],
    },
    {
      with: under({ StringLike: { [`${ISSUER}:sub`]: 'repo:octo-org/*:ref:refs/heads/main' } }),
      says: ['does not limit the repository.'],
    },
    {
      with: under({ StringLike: { [`${ISSUER}:sub`]: 'repo:octo-org/app:pull_request' } }),
      says: ['pull requests from any branch'],
      severity: 'suggestion',
    },
    {
      with: under({ StringLike: { [`${ISSUER}:sub`]: 'repo:octo-org/app:environment:production' } }),
      says: ['does not name a branch'],
      severity: 'suggestion',
    },
    {
      with: under({ StringLike: { [`${ISSUER}:sub`]: 'repo:octo-org/app:*' } }),
      says: ['does not limit the branch'],
    },
    // These name no branch either.
    {
      with: under({
        StringLike: { [`${ISSUER}:sub`]: 'repo:octo-org/app:*' },
        StringNotEquals: { [`${ISSUER}:ref`]: 'refs/heads/main' },
      }),
    },
    {
      with: under({
        StringLike: { [`${ISSUER}:sub`]: 'repo:octo-org/app:*' },
        StringEquals: { [`${ISSUER}:ref`]: [] },
      }),
    },
    {
      with: under({
        StringLike: { [`${ISSUER}:sub`]: 'repo:octo-org/app:*' },
        StringEqualz: { [`${ISSUER}:ref`]: 'refs/heads/main' },
      }),
    },
    {
      with: under({
        StringLike: { [`${ISSUER}:sub`]: 'repo:octo-org/app:environment:*' },
        StringEquals: { [`${ISSUER}:ref`]: ['refs/heads/main', 'refs/heads/*'] },
      }),
    },
  ],
  good: [
    {
      with: under({
        StringEquals: {
          [`${ISSUER}:sub`]: [
            'repo:example-org/app:ref:refs/heads/main',
            'repo:example-org@123456/app@456789:ref:refs/tags/v1',
          ],
        },
      }),
    },
    {
      with: under({
        StringEquals: {
          [`${ISSUER}:sub`]: 'repo:example-org/app:environment:production',
          [`${ISSUER}:ref`]: 'refs/heads/main',
        },
      }),
    },
    {
      with: {
        Effect: 'Deny',
        Principal: PROVIDER,
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringLike: { [`${ISSUER}:sub`]: 'repo:example-org/app:pull_request' } },
      },
    },
    {
      with: {
        Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/idp.example.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringLike: { 'idp.example.com:sub': 'repo:*' } },
      },
    },
    {
      with: under({ StringEquals: { [`${ISSUER}:sub`]: 'repository_owner:example-org' } }),
    },
  ],
  on: 'condition',
  check(condition, statement): CheckFindings {
    const issuer = subjectIssuer(condition);
    if (issuer === undefined || statement.effect !== 'Allow') return undefined;
    let named: boolean | undefined;
    const refIsNamed = (): boolean => (named ??= namesRef(statement, issuer));
    for (const { value } of condition.values) {
      const open = openPart(String(value), refIsNamed);
      if (open !== undefined) {
        return {
          message: `${show(String(value))} ${open}. Write one repository and branch, \`repo:OWNER/REPOSITORY:ref:refs/heads/main\`, or pin the branch with ${show(`${issuer}:ref`)}.`,
          locations: [atKey(condition.path)],
          // AWS also warns about environments and pull requests; a subject that names one of a single repository is a choice.
          ...(!hasWildcard(String(value)) && { severity: 'suggestion' as const }),
        };
      }
    }
    return undefined;
  },
});
