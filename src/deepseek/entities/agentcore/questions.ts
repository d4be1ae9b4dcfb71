// Questions on an agent runtime: its name, its image, and what it may do besides.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { callerHome } from '#deepseek/answers/caller-home.ts';
import { listField, switchField } from '#deepseek/answers/field.ts';
import { readAgentName } from '#deepseek/answers/inputs/agentcore.ts';
import { readRepository } from '#deepseek/answers/inputs/names.ts';
import { harnessEndpoint } from '#deepseek/answers/runtime-calls.ts';

export const questions = {
  agentNames: listField({
    key: 'acn',
    step: 'entity',
    rank: 710,
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
  agentHarness: switchField({
    key: 'ach',
    step: 'entity',
    rank: 715,
    label: 'Managed harness',
    sentence: '{agentHarness:as a managed harness}',
    when: (view) => harnessEndpoint(view) !== undefined,
    effect: 'AgentCore runs the agent’s loop: a model, a prompt and tools, without code of your own.',
    note: 'AWS recommends it in place of Bedrock Agents, which are closed to new customers.',
    initial: () => false,
  }),
  agentImages: listField({
    key: 'aci',
    step: 'entity',
    rank: 720,
    label: 'ECR repository of the agent’s image',
    sentence: 'whose image is in {agentImages}',
    hint: 'In your own account, one per line. Leave empty for an agent deployed as a .zip file',
    example: 'deepseek-agent',
    noun: 'repository',
    required: false,
    identifying: true,
    limit: 10,
    homeOf: homeBy(readRepository),
    homeKind: 'afar',
    check: (raw, view) => readRepository(raw, callerHome(view)),
    placeholder: () => [],
  }),
  agentTelemetry: switchField({
    key: 'act',
    step: 'entity',
    rank: 730,
    label: 'Allow traces and metrics',
    sentence: '{agentTelemetry:|without telemetry}',
    effect: 'Allows the agent to send traces to X-Ray and metrics in the bedrock-agentcore namespace.',
    initial: () => true,
  }),
  agentTokens: switchField({
    key: 'acw',
    step: 'entity',
    rank: 740,
    label: 'Allow workload access tokens',
    sentence: '{agentTokens:with workload tokens}',
    effect: 'Allows the agent to get tokens for its workload identity.',
    note: 'With them it reaches API keys and OAuth tokens kept in AgentCore Identity. AgentCore gives new runtimes such tokens by itself: an agent rarely asks for them.',
    initial: () => false,
  }),
};
