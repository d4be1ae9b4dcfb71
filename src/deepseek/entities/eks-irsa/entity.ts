// EKS pods, with IRSA: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'eks-irsa',
  rank: 170,
  name: 'EKS pods, with IRSA',
  detail: 'Also on Fargate',
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
} as const satisfies TrustedEntity;
