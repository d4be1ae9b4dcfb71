// Call a Bedrock Marketplace endpoint: what it asks, and how it is called.
import { CALLER_ENTITIES, CALLER_LOCKS, type Scenario, USUAL_APPS } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'invoke-marketplace',
  rank: 250,
  family: 'call',
  title: 'Call a Bedrock Marketplace endpoint',
  sentence:
    'calls {marketplaceEndpoints:Marketplace endpoint *|Marketplace endpoints *}[ in {regions}][, {streaming:with streaming|without streaming}]',
  summary: 'An app calls DeepSeek from Bedrock Marketplace through InvokeModel',
  entities: CALLER_ENTITIES,
  usual: USUAL_APPS,
  joins: true,
  fields: ['account', 'regions', 'marketplaceEndpoints', 'streaming', ...CALLER_LOCKS],
  regionRule: 'marketplace',
  initial: { roleName: 'DeepSeekMarketplaceInvoke' },
  page: 'bedrockMarketplace',
} as const satisfies Scenario;
