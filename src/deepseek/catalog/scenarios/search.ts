// OpenSearch calls DeepSeek.
import { MODEL_LOCKS, type Scenario } from '#deepseek/catalog/scenario.ts';

/** What a connector may call, and who makes it. */
const CONNECTOR_FIELDS = [
  'account',
  'regions',
  'connectorTarget',
  'elsewhere',
  'callerRegions',
  'models',
  'importedModels',
  'endpoints',
  'modelEncryption',
  'modelKeys',
  'operatorName',
  ...MODEL_LOCKS,
] as const;

export const SEARCH_SCENARIOS = [
  {
    id: 'opensearch',
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
  },
  {
    id: 'opensearch-serverless',
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
  },
  {
    id: 'opensearch-accounts',
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
  },
] as const satisfies readonly Scenario[];
