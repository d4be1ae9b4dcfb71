// Reads names and ARNs of agents on AgentCore: runtimes with code of your own, and managed harnesses.
// https://docs.aws.amazon.com/bedrock-agentcore-control/latest/APIReference/API_CreateAgentRuntime.html
import { INPUT_RULES } from '#iam/facts/input-rules.ts';
import { AGENTCORE_REGIONS } from '#deepseek/facts/agentcore-regions.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { readArn, type ArnKind } from './arns.ts';
import { accept, refuse } from './outcome.ts';

const NAME_HELP =
  'An agent’s name has up to 48 letters, digits and underscores and begins with a letter, as in deepseek_agent.';

export function readAgentName(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (/^[A-Za-z][A-Za-z0-9_]{0,47}$/.test(text)) return accept(text);
  const id = /^([A-Za-z][A-Za-z0-9_]{0,47})-[A-Za-z0-9]{10}$/.exec(text.replace(/^.*:runtime\//, ''));
  return refuse(id ? `This is the ID of a runtime. Write its name, ${id[1]}` : NAME_HELP);
}

/** A runtime, or a managed harness. */
export interface AgentRuntime {
  /** Its ARN, without its endpoint. */
  readonly arn: string;
  readonly region: string;
  /** The name of the endpoint that is called; undefined for the one called DEFAULT. */
  readonly endpoint?: string;
}

/** Whether AgentCore runs the agent’s loop. https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness-security.html */
export const isHarness = ({ arn }: AgentRuntime): boolean => arn.includes(':harness/');

/** The ARN of the endpoint that is called. */
export const endpointArn = (agent: AgentRuntime): string =>
  `${agent.arn}/${isHarness(agent) ? 'harness' : 'runtime'}-endpoint/${agent.endpoint ?? 'DEFAULT'}`;

const RUNTIME: ArnKind = {
  noun: 'runtime',
  formal: 'agent runtime',
  service: 'bedrock-agentcore',
  shape: INPUT_RULES.agentRuntimeArn.pattern,
  example: 'runtime/deepseek_agent-a1b2c3d4e5',
  otherAccount: {
    advise:
      ': its owner must also allow the role in a resource-based policy of the runtime and in one of its endpoint.',
  },
};

/** A runtime or a harness, or one endpoint of it. */
export function readAgentRuntime(raw: string, home: RoleHome): CheckedInput<AgentRuntime> {
  const read = readArn(raw, home, RUNTIME);
  if (!read.ok) return read;
  const { arn: text, region, account } = read.value;
  if (!AGENTCORE_REGIONS.includes(region))
    return refuse(`AgentCore Runtime is not offered in ${region}. Check the Region in the ARN.`);
  const [runtime = text, endpoint] = text.split(/\/(?:runtime|harness)-endpoint\//);
  const where = `${runtime.replace(/^.*:(\w+)\//, '$1 ')} in ${region}, account ${account}`;
  return accept(
    { arn: runtime, region, ...(endpoint === undefined ? {} : { endpoint }) },
    endpoint === undefined ? `${where}, endpoint DEFAULT` : `${where}, endpoint ${endpoint}`,
    read.advice,
  );
}
