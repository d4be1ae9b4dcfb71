// Bedrock Marketplace endpoint: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'host-marketplace',
  rank: 240,
  family: 'host',
  title: 'Bedrock Marketplace endpoint',
  sentence: 'serves DeepSeek from Bedrock Marketplace[ in {regions}]',
  summary: 'A deployer deploys DeepSeek from Bedrock Marketplace; SageMaker runs it',
  entities: ['sagemaker'],
  fields: ['account', 'regions', 'registryAccount', 'extraTagKeys', 'operatorName'],
  regionRule: 'marketplace',
  initial: {
    roleName: 'SageMakerRoleForBedrockDeepSeek',
    operatorName: 'DeepSeekMarketplaceOperator',
  },
  page: 'bedrockMarketplace',
} as const satisfies Scenario;
