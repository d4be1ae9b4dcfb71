// GitLab CI/CD: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'gitlab',
  rank: 190,
  name: 'GitLab CI/CD',
  detail: 'OIDC, without stored keys',
  sentence:
    'A {entity:GitLab CI} job of {gitlabProject}, {gitlabTail:branch=branch|tag=tag} {gitlabRef},[ in account {account}]',
  more: true,
  trust: 'gitlab',
  sid: 'GitLabAssume',
  services: [],
  sourceAccount: 'off',
  conditionNote:
    'The subject names the project and the branch or tag that the job runs for. IAM refuses a trust policy for gitlab.com without it.',
  fields: ['gitlabProject', 'gitlabTail', 'gitlabRef', 'gitlabHost', 'sessionDuration'],
  page: 'iamOidcRole',
} as const satisfies TrustedEntity;
