// An app calls agents on AgentCore Runtime.
import { CALLER_LOCKS, codeCall, type Scenario } from '#deepseek/catalog/scenario.ts';

export const AGENTCORE_SCENARIOS = [
  codeCall({
    id: 'invoke-agentcore',
    title: 'Call an agent on AgentCore Runtime',
    sentence: 'calls {agentRuntimes:agent *|agents *} on AgentCore Runtime[ in {regions}]',
    summary: 'An app calls an agent that runs on Amazon Bedrock AgentCore and uses DeepSeek',
    fields: [
      'account',
      'regions',
      'agentRuntimes',
      'agentSockets',
      'agentUsers',
      'agentStop',
      ...CALLER_LOCKS,
    ],
    regionRule: 'agentcore',
    initial: { roleName: 'DeepSeekAgentInvoke' },
    page: 'agentCoreInvoke',
  }),
] as const satisfies readonly Scenario[];
