// Reads what identifies a GitHub Actions workflow: issuer, repository, IDs, and the branch, tag or environment.
// https://docs.github.com/en/actions/reference/security/oidc
import { matchesRule } from '#iam/facts/input-rules.ts';
import type { CheckedInput, AnswersView } from '#deepseek/answers/field.ts';
import { notConcrete, notLatin } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';

/** The issuer of github.com, which is also the host of the condition keys. */
export const GITHUB_ISSUER = 'token.actions.githubusercontent.com';

const SERVER_SUFFIX = '/_services/token';

export function readGithubIssuer(raw: string): CheckedInput<string> {
  const text = raw
    .trim()
    .replace(/^https:\/\//, '')
    .replace(/\/$/, '');
  if (matchesRule('githubIssuer', text)) return accept(text);
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  return refuse(
    `Type ${GITHUB_ISSUER} or token.actions.TENANT.ghe.com, followed by /ENTERPRISE if the enterprise has its own issuer; or, for Enterprise Server, HOST${SERVER_SUFFIX}, such as github.example.com${SERVER_SUFFIX}`,
  );
}

/** Whether the issuer is a GitHub Enterprise Server. */
export const isServer = (issuer: string): boolean => issuer.endsWith(SERVER_SUFFIX);

/** Where the API and the web pages of the issuer are. */
function githubHost(issuer: string): string {
  if (isServer(issuer)) return issuer.slice(0, -SERVER_SUFFIX.length);
  const tenant = /^token\.actions\.([a-z0-9-]+\.ghe\.com)(?:\/|$)/.exec(issuer)?.[1];
  return tenant ?? 'github.com';
}

/** The command that asks GitHub about a repository: github.com, unless the issuer is another. */
export function ghApi(issuer: string, repository: string): string {
  const host = githubHost(issuer);
  return `gh api${host === 'github.com' ? '' : ` --hostname ${host}`} repos/${repository}`;
}

/** OWNER/REPOSITORY, also out of a pasted address. */
export function readGithubRepository(raw: string): CheckedInput<string> {
  const text = raw
    .trim()
    .replace(/^(?:https:\/\/[a-z0-9.-]+\/|git@[a-z0-9.-]+:)/i, '')
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
  const impure = /[*?]|\$\{/.test(text) ? notConcrete(text) : undefined;
  if (impure) return refuse(impure);
  const [owner = '', repository, ...rest] = text.split('/');
  if (repository === undefined || rest.length > 0)
    return refuse(
      'Write the owner and repository with a slash between them, such as example-org/deepseek-app.',
    );
  if (!matchesRule('githubOwner', owner))
    return refuse('An owner has up to 39 letters, digits and hyphens, as in example-org/deepseek-app.');
  if (!matchesRule('githubRepo', repository))
    return refuse('A repository has up to 100 letters, digits and . _ - , as in example-org/deepseek-app.');
  return accept(text);
}

/** A number of GitHub’s own, which neither a rename nor a deletion gives to somebody else. */
export function readGithubId(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (matchesRule('githubSubImmutable', `repo:o@${text}/r@1:pull_request`)) return accept(text);
  return refuse('Type the numeric ID from GitHub: gh api repos/OWNER/REPOSITORY shows it as id.');
}

/** What the last part of a subject begins with. */
export const SUBJECT_TAILS: Readonly<Record<string, string>> = {
  branch: 'ref:refs/heads/',
  tag: 'ref:refs/tags/',
  environment: 'environment:',
  pull_request: 'pull_request',
};

const tailOf = (view: AnswersView): string => SUBJECT_TAILS[view.text('githubTail')] ?? '';

/** How git names a branch or tag in full, and what the question calls it. */
const FULL_NAMES: Readonly<Record<string, readonly [prefix: string, noun: string]>> = {
  branch: ['refs/heads/', 'branch'],
  tag: ['refs/tags/', 'tag'],
};

/** The name of a branch, tag or environment. */
export function readGithubRef(raw: string, view: AnswersView): CheckedInput<string> {
  const tail = tailOf(view);
  const [own] = FULL_NAMES[view.text('githubTail')] ?? [];
  const trimmed = raw.trim();
  const text = own !== undefined && trimmed.startsWith(own) ? trimmed.slice(own.length) : trimmed;
  const other = Object.values(FULL_NAMES).find(([prefix]) => text.startsWith(prefix));
  // Without its beginning it would name a branch or tag that somebody else may make.
  if (other)
    return refuse(
      `This is the full name of a ${other[1]}. Choose “Jobs of one ${other[1]}”, or type the name alone.`,
    );
  const impure = /[*?]|\$\{/.test(text) ? notConcrete(text) : undefined;
  if (impure) return refuse(impure);
  // GitHub sends a colon in the name of an environment so.
  const name = tail === SUBJECT_TAILS['environment'] ? text.replaceAll(':', '%3A') : text;
  const foreign = notLatin(name, 'branch, tag or environment');
  if (foreign) return refuse(foreign);
  if (matchesRule('githubSubClassic', `repo:o/r:${tail}${name}`))
    return accept(name, name === text ? undefined : `sent as ${name}`);
  return refuse('Type one name as GitHub shows it, without spaces or ~ ^ : [ ] \\ " $ , such as main.');
}

/** Whether IAM knows the repository’s ID as a condition key: for github.com, in the commercial partition. */
export const knowsRepositoryId = (issuer: string, partition: string): boolean =>
  partition === 'aws' && issuer === GITHUB_ISSUER;

/** The issuer as far as it can be read. */
export function githubIssuerOf(view: AnswersView): string {
  const checked = readGithubIssuer(view.text('githubIssuer'));
  return checked.ok ? checked.value : GITHUB_ISSUER;
}
