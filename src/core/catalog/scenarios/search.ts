// OpenSearch calls DeepSeek.
import type { Scenario } from '#core/catalog/scenario.ts';

export const SEARCH_SCENARIOS = [
  {
    id: 'opensearch',
    family: 'search',
    title: 'OpenSearch connector',
    summary: 'A managed domain calls DeepSeek; a creator sets the connector up',
    entities: ['opensearch-domain'],
    fields: [
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
    ],
    regionRule: 'connector-target',
    initial: { roleName: 'OpenSearchDeepSeekConnectorRole', operatorName: 'OpenSearchConnectorCreator' },
    page: 'openSearchConnectors',
  },
] as const satisfies readonly Scenario[];
