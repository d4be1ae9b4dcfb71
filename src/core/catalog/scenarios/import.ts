// Weights of one's own: imported, stored, moved.
import type { Scenario } from '#core/catalog/scenario.ts';

export const IMPORT_SCENARIOS = [
  {
    id: 'import',
    family: 'import',
    title: 'Import a DeepSeek distill',
    summary: 'Bedrock reads the weights from S3; an operator starts the job',
    entities: ['bedrock-import'],
    fields: [
      'account',
      'regions',
      'weights',
      'weightsEncryption',
      'weightsKeys',
      'modelEncryption',
      'modelKeys',
      'tagJobs',
      'resourceAccount',
      'operatorName',
    ],
    regionRule: 'model-import',
    initial: { roleName: 'DeepSeekModelImportRole', operatorName: 'DeepSeekImportOperator' },
    page: 'bedrockImportRole',
  },
] as const satisfies readonly Scenario[];
