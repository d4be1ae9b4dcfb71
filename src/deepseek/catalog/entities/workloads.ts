// Code outside Lambda, ECS and EC2: pods and pipelines.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const WORKLOAD_ENTITIES = [
  {
    id: 'eks-pods',
    name: 'EKS pods, with Pod Identity',
    detail: 'Pods of one service account; the cluster may be in another account',
    sentence:
      'An {entity:EKS pod with Pod Identity}[ of service account {serviceAccount}][ in namespace {namespace}] on {clusters:cluster *|clusters *}[ in account {account}]',
    more: true,
    trust: 'pod-identity',
    sid: 'PodIdentityAssume',
    services: ['pods.eks.amazonaws.com'],
    sourceAccount: 'opt-in',
    chained: 'always',
    conditionNote:
      'EKS sends these as session tags, so the role needs sts:TagSession too. The cluster is named by its ARN: a name alone is not unique. Leave session tags on in the association, or the conditions never match.',
    conditionDoubt:
      'AWS’s samples use aws:SourceAccount here, but the page of the EKS guide on this trust does not name it.',
    fields: [
      'clusters',
      'namespace',
      'serviceAccount',
      'podSessionTags',
      'podRoleName',
      'sourceConditions',
      'sessionDuration',
    ],
    page: 'eksPodRole',
  },
  {
    id: 'eks-irsa',
    name: 'EKS pods, with IRSA',
    detail: 'IAM roles for service accounts, also on Fargate',
    sentence:
      'An {entity:EKS pod with IRSA}[ of service account {serviceAccount}][ in namespace {namespace}] from issuer {eksIssuer}[ in account {account}]',
    more: true,
    trust: 'irsa',
    sid: 'IrsaAssume',
    services: [],
    sourceAccount: 'off',
    conditionNote:
      'Only tokens of this one service account, made for AWS. A rebuilt cluster has a new issuer, which the role must then name.',
    fields: ['eksIssuer', 'namespace', 'serviceAccount', 'sessionDuration'],
    page: 'eksServiceAccountRole',
  },
  {
    id: 'github',
    name: 'GitHub Actions',
    detail: 'A workflow signs in with OIDC, without stored keys',
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
  },
  {
    id: 'gitlab',
    name: 'GitLab CI/CD',
    detail: 'A job signs in with OIDC, without stored keys',
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
  },
] as const satisfies readonly TrustedEntity[];
