// The issuers of GitHub Actions and the subjects of their tokens. https://docs.github.com/en/actions/reference/security/oidc
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import type { ConditionView } from '#iam/rules/policy-view.ts';

const ISSUER = 'token.actions.githubusercontent.com';
const DATA_RESIDENCY = /^token\.actions\.[a-z0-9-]+\.ghe\.com(?:\/|$)/;

/** github.com, or an enterprise's own issuer there. */
export const isGithubCom = (issuer: string): boolean => issuer === ISSUER || issuer.startsWith(`${ISSUER}/`);

/** Any GitHub: github.com, a tenant with data residency, or an Enterprise Server. In lower case. */
export const isGithub = (issuer: string): boolean =>
  isGithubCom(issuer) || DATA_RESIDENCY.test(issuer) || issuer.endsWith('/_services/token');

const SUBJECT = ':sub';

/** The GitHub issuer whose subject the condition tests; undefined for other conditions. */
export function subjectIssuer({ keyName, operator }: ConditionView): string | undefined {
  if (!keyName.endsWith(SUBJECT) || operator?.family !== 'String' || operator.negated) return undefined;
  const issuer = keyName.slice(0, -SUBJECT.length);
  return isGithub(issuer) ? issuer : undefined;
}

interface GithubSubject {
  readonly owner: string;
  readonly repository: string;
  /** What follows the repository: "ref:refs/heads/main", "environment:production", "pull_request". */
  readonly tail: string;
}

const REPOSITORY_SUBJECT = /^repo:([^/:]*)\/([^/:]*)(?::([\s\S]*))?$/;

/** The parts of "repo:OWNER/REPOSITORY:…"; undefined for subjects of another make. */
export function readSubject(value: string): GithubSubject | undefined {
  const match = REPOSITORY_SUBJECT.exec(value);
  if (!match) return undefined;
  const [, owner = '', repository = '', tail = ''] = match;
  return { owner, repository, tail };
}

const REF = /(?:^|:)ref:refs\/(?:heads|tags)\/[^*?:]+(?:$|:)/;

/** Whether one repository is meant. */
export const isOneRepository = ({ owner, repository }: GithubSubject): boolean =>
  owner !== '' && repository !== '' && !hasWildcard(owner) && !hasWildcard(repository);

/** Whether one branch or tag is meant. */
export const isOneRef = ({ tail }: GithubSubject): boolean => REF.test(tail);
