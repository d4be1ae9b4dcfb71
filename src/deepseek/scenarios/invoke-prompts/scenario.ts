// Call stored prompts: what it asks, and how it is called.
import { APP_FILES, CALLER_PLACE, RUNTIME_LOCKS, appCall } from '#deepseek/catalog/scenario.ts';

export const scenario = appCall({
  id: 'invoke-prompts',
  rank: 90,
  title: 'Call stored prompts',
  sentence:
    'calls {prompts:stored prompt *|stored prompts *} with {servedModels}[ in {regions}][, {streaming:with streaming|without streaming}][, and reads {appFiles}]',
  summary: 'An app calls prompts in Prompt management that use a DeepSeek model',
  fields: [...CALLER_PLACE, 'servedModels', 'prompts', 'streaming', ...APP_FILES, ...RUNTIME_LOCKS],
  regionRule: 'flow-models',
  initial: { roleName: 'DeepSeekPrompts' },
  page: 'bedrockPromptUse',
});
