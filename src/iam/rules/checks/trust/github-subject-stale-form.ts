// A GitHub subject in the form that newer repositories no longer send.
import type { Elements } from '#iam/findings/example.ts';
import type { JsonValue } from '#iam/json/json-value.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { isGithubCom, readSubject, subjectIssuer } from './github.ts';

const ISSUER = 'token.actions.githubusercontent.com';
const PROVIDER = { Federated: `arn:aws:iam::111122223333:oidc-provider/${ISSUER}` };

/** A role of this provider, under a condition. */
const under = (Condition: JsonValue): Elements => ({
  Principal: PROVIDER,
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition,
});

export default defineCheck({
  id: 'github-subject-stale-form',
  severity: 'suggestion',
  types: ['trust'],
  title: 'GitHub subject without IDs',
  why: 'Repositories that were created, renamed or transferred since 15 July 2026 send a subject with the IDs of owner and repository. A subject with only the names never matches it, and can match another owner who takes over the name.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
  bad: [
    {
      with: under({ StringEquals: { [`${ISSUER}:sub`]: 'repo:example-org/app:ref:refs/heads/main' } }),
      at: ['#Statement.0.Condition.StringEquals.token|actions|githubusercontent|com:sub'],
    },
    {
      with: under({ StringLike: { [`${ISSUER}:sub`]: ['repo:example-org/*'] } }),
      at: ['#Statement.0.Condition.StringLike.token|actions|githubusercontent|com:sub'],
    },
  ],
  good: [
    {
      with: under({
        StringEquals: {
          [`${ISSUER}:sub`]: [
            'repo:example-org/app:ref:refs/heads/main',
            'repo:example-org@123456/app@456789:ref:refs/heads/main',
          ],
        },
      }),
    },
    {
      with: under({ StringLike: { [`${ISSUER}:sub`]: 'repo:example-org*/app*:ref:refs/heads/main' } }),
    },
    // Only github.com has changed.
    {
      with: {
        Principal: {
          Federated: 'arn:aws:iam::111122223333:oidc-provider/github.example.com/_services/token',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { 'github.example.com/_services/token:sub': 'repo:team/app:ref:refs/heads/main' },
        },
      },
    },
    // Another check reports the empty list.
    {
      with: under({ StringEquals: { [`${ISSUER}:sub`]: [] } }),
    },
  ],
  on: 'condition',
  check(condition, statement): CheckFindings {
    const issuer = subjectIssuer(condition);
    if (issuer === undefined || !isGithubCom(issuer) || statement.effect !== 'Allow') return undefined;
    const subjects = condition.values.map(({ value }) => readSubject(String(value)));
    // Another make of subject, a wildcard where the ID would be, or the form with IDs: nothing is lost.
    if (subjects.some((subject) => !subject || subject.owner.includes('@') || hasWildcard(subject.owner))) {
      return undefined;
    }
    const [first] = condition.values;
    if (!first) return undefined;
    return {
      message: `Repositories created, renamed or transferred since 15 July 2026 send \`repo:OWNER@ID/REPOSITORY@ID:…\`, which ${show(String(first.value))} never matches. List both forms.`,
      locations: [atKey(condition.path)],
    };
  },
});
