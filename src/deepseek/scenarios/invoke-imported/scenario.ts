// Call a model you imported: what it asks, and how it is called.
import { APP_FILES, CALLER_PLACE, RUNTIME_LOCKS, appCall } from '#deepseek/catalog/scenario.ts';

export const scenario = appCall({
  id: 'invoke-imported',
  rank: 30,
  title: 'Call a model you imported',
  sentence:
    'calls {importedModels:imported model *|imported models *}[ in {regions}][, {streaming:with streaming|without streaming}][, and reads {appFiles}]',
  summary: 'An app calls a DeepSeek distill that was imported into Bedrock',
  fields: [
    ...CALLER_PLACE,
    'importedModels',
    'streaming',
    'readImported',
    'modelEncryption',
    'modelKeys',
    'matchTags',
    ...APP_FILES,
    ...RUNTIME_LOCKS,
  ],
  regionRule: 'model-import',
  initial: { roleName: 'DeepSeekDistillInvoke' },
  page: 'bedrockInference',
});
