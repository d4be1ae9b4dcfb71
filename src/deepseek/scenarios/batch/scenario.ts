// Run batch inference: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'batch',
  rank: 180,
  family: 'call',
  title: 'Run batch inference',
  sentence: 'runs prompts from {batchInput} on {models}[ in {regions}] and writes results to {batchOutput}',
  summary: 'Bedrock runs a file of prompts on V3.2 or V3.1; a deployer starts the job',
  description: 'Bedrock runs a file of prompts on {models}; a deployer starts the job',
  entities: ['bedrock-batch'],
  fields: [
    'account',
    'regions',
    'models',
    'batchInput',
    'batchOutput',
    'ownerAccount',
    'weightsEncryption',
    'weightsKeys',
    'tagJobs',
    'jobInVpc',
    'subnets',
    'securityGroups',
    'batchListFolders',
    'resourceAccount',
    'keyAccount',
    'operatorName',
  ],
  regionRule: 'batch-models',
  initial: { roleName: 'DeepSeekBatchServiceRole', operatorName: 'DeepSeekBatchOperator' },
  page: 'bedrockBatch',
} as const satisfies Scenario;
