// OpenAI-compatible endpoint: what it asks, and how it is called.
import { APP_FILES, CALLER_PLACE, MANTLE_LOCKS, codeCall } from '#deepseek/catalog/scenario.ts';

export const scenario = codeCall({
  id: 'mantle',
  rank: 70,
  title: 'OpenAI-compatible endpoint',
  sentence: 'calls {models} on bedrock-mantle[ in {regions}][, in {mantleProjects:project *|projects *}]',
  summary: 'An OpenAI client calls V3.2 or V3.1 on bedrock-mantle',
  description: 'An OpenAI client calls {models} on bedrock-mantle',
  fields: [...CALLER_PLACE, 'models', 'mantleProjects', 'matchTags', ...APP_FILES, ...MANTLE_LOCKS],
  regionRule: 'mantle-models',
  initial: { roleName: 'DeepSeekMantle' },
  page: 'bedrockMantle',
});
