// Call DeepSeek-V3 on Bedrock: what it asks, and how it is called.
import { APP_FILES, CALLER_PLACE, RUNTIME_LOCKS, appCall } from '#deepseek/catalog/scenario.ts';

export const scenario = appCall({
  id: 'invoke',
  rank: 10,
  title: 'Call DeepSeek-V3 on Bedrock',
  sentence:
    'calls {models}[ in {regions}][, {streaming:with streaming|without streaming}][, and reads {appFiles}]',
  summary: 'An app calls V3.2 or V3.1 in the Regions you choose',
  description: 'An app calls {models} on Bedrock',
  fields: [...CALLER_PLACE, 'models', 'streaming', ...APP_FILES, ...RUNTIME_LOCKS],
  regionRule: 'in-region-models',
  initial: { roleName: 'DeepSeekInvoke' },
  page: 'bedrockInference',
});
