// EKS pods, with Pod Identity: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'eks-pods',
  rank: 160,
  name: 'EKS pods, with Pod Identity',
  detail: 'One service account',
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
} as const satisfies TrustedEntity;
