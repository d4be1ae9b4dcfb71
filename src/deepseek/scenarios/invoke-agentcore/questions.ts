// Questions on calls of agent runtimes: which, and how they are called.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { listField, switchField } from '#deepseek/answers/field.ts';
import { readAgentRuntime, type AgentRuntime } from '#deepseek/answers/inputs/agentcore.ts';

export const questions = {
  agentRuntimes: listField<AgentRuntime>({
    key: 'acr',
    step: 'models',
    rank: 1870,
    label: 'ARN of the agent runtime or harness',
    hint: 'One per line. Add /runtime-endpoint/NAME, or /harness-endpoint/NAME, for an endpoint other than DEFAULT',
    example: 'arn:aws:bedrock-agentcore:us-east-1:111122223333:runtime/deepseek_agent-a1b2c3d4e5',
    noun: 'runtime',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readAgentRuntime(raw, view.home),
    homeOf: homeBy(readAgentRuntime),
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
    rank: 2300,
    label: 'Open WebSockets',
    sentence: '{agentSockets:with WebSockets}',
    effect: 'Allows two-way streams with the agent, which need their own action.',
    initial: () => false,
  }),
  agentUsers: switchField({
    key: 'acu',
    step: 'models',
    rank: 2310,
    label: 'Name the user of each call',
    sentence: '{agentUsers:naming its user}',
    effect: 'Allows calls that name their user in a header.',
    note: 'The header is X-Amzn-Bedrock-AgentCore-Runtime-User-Id. AgentCore takes the ID as it is: whoever has the role can act for any user of the agent.',
    initial: () => false,
  }),
  agentStop: switchField({
    key: 'acx',
    step: 'models',
    rank: 2320,
    label: 'Stop sessions',
    sentence: '{agentStop:stopping sessions}',
    effect: 'Allows the app to end a session of the agent before it times out.',
    initial: () => false,
  }),
};
