// Call DeepSeek-R1 on Bedrock: what it asks, and how it is called.
import { APP_FILES, CALLER_PLACE, RUNTIME_LOCKS, appCall } from '#deepseek/catalog/scenario.ts';

export const scenario = appCall({
  id: 'invoke-r1',
  rank: 20,
  title: 'Call DeepSeek-R1 on Bedrock',
  sentence:
    'calls DeepSeek-R1[ from {regions}][, {streaming:with streaming|without streaming}][, and reads {appFiles}]',
  summary: 'An app calls R1 through the us. inference profile',
  model: 'r1',
  fields: [...CALLER_PLACE, 'streaming', 'readProfile', ...APP_FILES, ...RUNTIME_LOCKS],
  regionRule: 'inference-profile',
  initial: { roleName: 'DeepSeekR1Invoke' },
  page: 'bedrockProfiles',
});
