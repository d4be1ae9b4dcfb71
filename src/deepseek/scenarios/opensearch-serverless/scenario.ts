// OpenSearch Serverless connector: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';
import { CONNECTOR_FIELDS } from '#deepseek/shared/connector-fields.ts';

export const scenario = {
  id: 'opensearch-serverless',
  rank: 300,
  family: 'search',
  title: 'OpenSearch Serverless connector',
  sentence:
    'calls {connectorTarget:model=Bedrock model|r1=DeepSeek-R1|imported=imported model|sagemaker=SageMaker endpoint}[ {models}][ {importedModels}][ {endpoints}][ in {regions}]',
  summary: 'A Serverless collection calls DeepSeek; a creator sets up the connector',
  entities: ['opensearch-serverless'],
  fields: CONNECTOR_FIELDS,
  regionRule: 'connector-target',
  initial: { roleName: 'OpenSearchDeepSeekConnectorRole', operatorName: 'OpenSearchConnectorCreator' },
  page: 'openSearchServerless',
} as const satisfies Scenario;
