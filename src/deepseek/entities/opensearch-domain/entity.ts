// Amazon OpenSearch Service domain: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'opensearch-domain',
  rank: 120,
  name: 'Amazon OpenSearch Service domain',
  detail: 'Its connector calls the model',
  sentence: 'An {entity:OpenSearch domain} named {domains}[ in account {account}]',
  trust: 'service',
  sid: 'OpenSearchConnectorAssume',
  services: ['opensearchservice.amazonaws.com', 'es.amazonaws.com'],
  sourceAccount: 'on',
  sourceArn: 'arn:{partition}:es:{region}:{account}:domain/{name}',
  sourceNames: { field: 'domains', noun: 'domain' },
  conditionNote: 'A domain that is renamed or replaced can no longer assume the role: list the new one too.',
  fields: ['domains', 'sourceConditions'],
  page: 'openSearchConnectors',
} as const satisfies TrustedEntity;
