// OpenSearch connector, model in another account: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';
import { CONNECTOR_FIELDS } from '#deepseek/shared/connector-fields.ts';

export const scenario = {
  id: 'opensearch-accounts',
  rank: 310,
  family: 'search',
  title: 'OpenSearch connector, model in another account',
  sentence:
    'calls {connectorTarget:model=Bedrock model|r1=DeepSeek-R1|imported=imported model|sagemaker=SageMaker endpoint}[ {models}][ {importedModels}][ {endpoints}] of account {modelAccount}[ in {regions}]',
  summary: 'A domain in account A calls DeepSeek in account B: a role in each',
  entities: ['opensearch-domain'],
  fields: [...CONNECTOR_FIELDS, 'modelAccount', 'modelRoleName'],
  regionRule: 'connector-target',
  initial: { roleName: 'OpenSearchDeepSeekConnectorRole', operatorName: 'OpenSearchConnectorCreator' },
  page: 'openSearchConnectors',
} as const satisfies Scenario;
