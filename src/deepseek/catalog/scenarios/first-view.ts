// The scenario of the first view.
import {
  APP_FILES,
  appCall,
  CALLER_PLACE,
  RUNTIME_LOCKS,
  type Scenario,
} from '#deepseek/catalog/scenario.ts';

export const FIRST_SCENARIOS = [
  appCall({
    id: 'invoke',
    title: 'Call DeepSeek-V3 on Bedrock',
    sentence:
      'calls {models}[ in {regions}][, {streaming:with streaming|without streaming}][, and reads {appFiles}]',
    summary: 'An app calls V3.2 or V3.1 in the Regions you choose',
    description: 'An app calls {models} on Bedrock',
    fields: [...CALLER_PLACE, 'models', 'streaming', ...APP_FILES, ...RUNTIME_LOCKS],
    regionRule: 'in-region-models',
    initial: { roleName: 'DeepSeekInvoke' },
    page: 'bedrockInference',
  }),
] as const satisfies readonly Scenario[];
