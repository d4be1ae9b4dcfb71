// GitHub Actions: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'github',
  rank: 180,
  name: 'GitHub Actions',
  detail: 'OIDC, without stored keys',
  sentence:
    'A {entity:GitHub Actions} job of {githubRepository}[, owner {githubOwnerId}][, repository {githubRepositoryId}], {githubTail:branch=branch|environment=environment|tag=tag|pull_request=pull requests}[ {githubRef}],[ in account {account}]',
  more: true,
  trust: 'github',
  sid: 'GitHubAssume',
  services: [],
  sourceAccount: 'off',
  conditionNote:
    'The subject names the repository and where the job runs from. IAM refuses a trust policy without it, or with only a wildcard.',
  fields: [
    'githubRepository',
    'githubTail',
    'githubRef',
    'githubSubject',
    'githubOwnerId',
    'githubRepositoryId',
    'githubIssuer',
    'sessionDuration',
  ],
  page: 'iamOidcRole',
} as const satisfies TrustedEntity;
