// Questions on agents on AgentCore Runtime: those that use the role, and those that an app calls.
import { callerHome } from '#core/answers/caller-home.ts';
import { listField, switchField } from '#core/answers/field.ts';
import {
  homeOfRuntime,
  readAgentName,
  readAgentRuntime,
  type AgentRuntime,
} from '#core/answers/inputs/agentcore.ts';
import { readRepository } from '#core/answers/inputs/name-or-arn.ts';

export const agentCoreFields = {
  agentNames: listField({
    key: 'acn',
    step: 'entity',
    label: 'Name of the agent runtime',
    hint: 'AgentCore adds a hyphen and 10 characters to it for the runtime’s ID, which its log groups begin with',
    example: 'deepseek_agent',
    noun: 'agent',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw) => readAgentName(raw),
    placeholder: () => ['deepseek_agent'],
  }),
  agentImages: listField({
    key: 'aci',
    step: 'entity',
    label: 'ECR repository of the agent’s image',
    hint: 'In your own account, one per line. Leave empty for an agent deployed as a .zip file',
    example: 'deepseek-agent',
    noun: 'repository',
    required: false,
    identifying: true,
    limit: 10,
    check: (raw, view) => readRepository(raw, callerHome(view)),
    placeholder: () => [],
  }),
  agentTelemetry: switchField({
    key: 'act',
    step: 'entity',
    label: 'Allow traces and metrics',
    effect: 'Allows the agent to send traces to X-Ray and metrics in the bedrock-agentcore namespace.',
    initial: () => true,
  }),
  agentTokens: switchField({
    key: 'acw',
    step: 'entity',
    label: 'Allow workload access tokens',
    effect:
      'Allows the agent to get tokens for its own workload identity, by which it reaches API keys and OAuth tokens kept in AgentCore Identity.',
    breaks: 'AgentCore gives new runtimes such tokens by itself: an agent rarely asks for them.',
    initial: () => false,
  }),
  agentRuntimes: listField<AgentRuntime>({
    key: 'acr',
    step: 'models',
    rank: 1,
    label: 'ARN of the agent runtime',
    hint: 'One per line. Add /runtime-endpoint/NAME for an endpoint other than DEFAULT',
    example: 'arn:aws:bedrock-agentcore:us-east-1:111122223333:runtime/deepseek_agent-a1b2c3d4e5',
    noun: 'runtime',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readAgentRuntime(raw, view.home),
    homeOf: homeOfRuntime,
    placeholder: ({ home }) => [
      {
        arn: `arn:${home.partition}:bedrock-agentcore:${home.regions[0]}:${home.account}:runtime/deepseek_agent-a1b2c3d4e5`,
        region: home.regions[0] ?? 'us-east-1',
      },
    ],
  }),
  agentSockets: switchField({
    key: 'acs',
    step: 'models',
    rank: 2,
    label: 'Open WebSockets',
    effect: 'Allows two-way streams with the agent, which need their own action.',
    initial: () => false,
  }),
  agentUsers: switchField({
    key: 'acu',
    step: 'models',
    rank: 2,
    label: 'Name the user of each call',
    effect: 'Allows calls with the X-Amzn-Bedrock-AgentCore-Runtime-User-Id header.',
    breaks: 'AgentCore takes the ID as it is: whoever has the role can act for any user of the agent.',
    initial: () => false,
  }),
  agentStop: switchField({
    key: 'acx',
    step: 'models',
    rank: 2,
    label: 'Stop sessions',
    effect: 'Allows the app to end a session of the agent before it times out.',
    initial: () => false,
  }),
};
