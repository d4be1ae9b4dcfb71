// Call an agent on AgentCore Runtime: what it asks, and how it is called.
import { CALLER_LOCKS, codeCall } from '#deepseek/catalog/scenario.ts';

export const scenario = codeCall({
  id: 'invoke-agentcore',
  rank: 140,
  title: 'Call an agent on AgentCore Runtime',
  sentence: 'calls {agentRuntimes:agent *|agents *} on AgentCore Runtime[ in {regions}]',
  summary: 'An app calls an agent that runs on Amazon Bedrock AgentCore and uses DeepSeek',
  fields: ['account', 'regions', 'agentRuntimes', 'agentSockets', 'agentUsers', 'agentStop', ...CALLER_LOCKS],
  regionRule: 'agentcore',
  initial: { roleName: 'DeepSeekAgentInvoke' },
  page: 'agentCoreInvoke',
});
