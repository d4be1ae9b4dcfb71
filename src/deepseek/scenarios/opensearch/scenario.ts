// OpenSearch connector: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';
import { CONNECTOR_FIELDS } from '#deepseek/shared/connector-fields.ts';

export const scenario = {
  id: 'opensearch',
  rank: 290,
  family: 'search',
  title: 'OpenSearch connector',
  sentence:
    'calls {connectorTarget:model=Bedrock model|r1=DeepSeek-R1|imported=imported model|sagemaker=SageMaker endpoint}[ {models}][ {importedModels}][ {endpoints}][ in {regions}]',
  summary: 'A managed domain calls DeepSeek; a creator sets up the connector',
  entities: ['opensearch-domain'],
  fields: CONNECTOR_FIELDS,
  regionRule: 'connector-target',
  initial: { roleName: 'OpenSearchDeepSeekConnectorRole', operatorName: 'OpenSearchConnectorCreator' },
  page: 'openSearchConnectors',
} as const satisfies Scenario;
