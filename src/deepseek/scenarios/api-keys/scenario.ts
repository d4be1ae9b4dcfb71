// Bedrock API keys, short-term: what it asks, and how it is called.
import { APP_FILES, CALLER_PLACE, RUNTIME_LOCKS, codeCall } from '#deepseek/catalog/scenario.ts';

export const scenario = codeCall({
  id: 'api-keys',
  rank: 80,
  title: 'Bedrock API keys, short-term',
  sentence:
    'makes short-term API keys[ for {keyEndpoints}][ that call {models}][ in {regions}][, {streaming:with streaming|without streaming}][, and reads {appFiles}]',
  summary: 'An app calls V3.2 or V3.1 with a key that lasts up to 12 hours',
  description: 'An app calls {models} with a key that lasts up to 12 hours',
  fields: [
    ...CALLER_PLACE,
    'keyEndpoints',
    'models',
    'mantleProjects',
    'streaming',
    'matchTags',
    ...APP_FILES,
    ...RUNTIME_LOCKS,
  ],
  regionRule: 'api-keys',
  initial: { roleName: 'DeepSeekApiKey' },
  page: 'bedrockApiKeys',
});
