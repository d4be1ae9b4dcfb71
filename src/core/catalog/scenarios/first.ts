// The scenario of the first view.
import { APP_ENTITIES, RUNTIME_LOCKS, type Scenario } from '#core/catalog/scenario.ts';

export const FIRST_SCENARIOS = [
  {
    id: 'invoke',
    family: 'call',
    title: 'Call DeepSeek-V3 on Bedrock',
    summary: 'An app calls V3.2 or V3.1 in the Regions you choose',
    entities: APP_ENTITIES,
    joins: true,
    fields: ['account', 'regions', 'elsewhere', 'callerRegions', 'models', 'streaming', ...RUNTIME_LOCKS],
    regionRule: 'in-region-models',
    initial: { roleName: 'DeepSeekInvoke' },
    page: 'bedrockInference',
  },
] as const satisfies readonly Scenario[];
