// Amazon OpenSearch Serverless: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'opensearch-serverless',
  rank: 130,
  name: 'Amazon OpenSearch Serverless',
  detail: 'Its connector calls the model',
  sentence: 'An {entity:OpenSearch Serverless collection} named {collections}[ in account {account}]',
  trust: 'service',
  sid: 'OpenSearchServerlessConnectorAssume',
  services: ['ml.opensearchservice.amazonaws.com'],
  sourceAccount: 'opt-in',
  conditionNote:
    'AWS’s page for Serverless shows this trust without conditions and says to leave out the one on a domain. aws:SourceAccount is a switch that starts off; a collection in aws:SourceArn is not documented.',
  conditionDoubt:
    'AWS does not say that Serverless sends aws:SourceAccount. If it does not, every connector fails: use it only after a test.',
  fields: ['collections', 'sourceConditions'],
  page: 'openSearchServerless',
} as const satisfies TrustedEntity;
