// Call the ARNs I have: what it asks, and how it is called.
import { APP_FILES, RUNTIME_LOCKS, appCall } from '#deepseek/catalog/scenario.ts';

export const scenario = appCall({
  id: 'invoke-arns',
  rank: 50,
  title: 'Call the ARNs I have',
  sentence:
    'calls {modelArns}[ in {regions}][, {streaming:with streaming|without streaming}][, and reads {appFiles}]',
  summary: 'Paste model, profile or endpoint ARNs; each gets what its type needs',
  description: 'An app calls DeepSeek by the ARNs listed',
  fields: [
    'account',
    'regions',
    'modelArns',
    'profileModels',
    'backingEndpoints',
    'streaming',
    'readProfile',
    'readImported',
    'modelEncryption',
    'modelKeys',
    'matchTags',
    ...APP_FILES,
    ...RUNTIME_LOCKS,
  ],
  regionRule: 'pasted-arns',
  initial: { roleName: 'DeepSeekInvoke' },
  page: 'bedrockInference',
});
