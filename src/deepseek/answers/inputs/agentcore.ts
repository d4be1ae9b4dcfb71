// Reads names and ARNs of agents on AgentCore Runtime.
// https://docs.aws.amazon.com/bedrock-agentcore-control/latest/APIReference/API_CreateAgentRuntime.html
import { matchesRule } from '#iam/facts/input-rules.ts';
import { AGENTCORE_REGIONS } from '#deepseek/facts/agentcore-regions.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { CheckedInput, RoleHome } from '#deepseek/answers/field.ts';
import { wrongRegion } from '#deepseek/answers/check-region.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';

const NAME_HELP =
  'An agent’s name has up to 48 letters, digits and underscores and begins with a letter, as in deepseek_agent.';

export function readAgentName(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (/^[A-Za-z][A-Za-z0-9_]{0,47}$/.test(text)) return accept(text);
  const id = /^([A-Za-z][A-Za-z0-9_]{0,47})-[A-Za-z0-9]{10}$/.exec(text.replace(/^.*:runtime\//, ''));
  return refuse(id ? `This is the ID of a runtime. Write its name, ${id[1]}` : NAME_HELP);
}

export interface AgentRuntime {
  /** The ARN of the runtime, without its endpoint. */
  readonly arn: string;
  readonly region: string;
  /** The name of the endpoint that is called; undefined for the one called DEFAULT. */
  readonly endpoint?: string;
}

/** A runtime, or one endpoint of it. */
export function readAgentRuntime(raw: string, home: RoleHome): CheckedInput<AgentRuntime> {
  const text = raw.trim();
  const example = `arn:${home.partition}:bedrock-agentcore:${home.regions[0]}:${home.account}:runtime/deepseek_agent-a1b2c3d4e5`;
  const arn = parseArn(text);
  if (!arn) return refuse(`Paste the full ARN of the runtime, like ${example}`);
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  if (!matchesRule('agentRuntimeArn', text))
    return refuse(`This is not the ARN of an agent runtime. It looks like ${example}`);
  const lost = wrongRegion(arn);
  if (lost) return refuse(lost);
  if (!AGENTCORE_REGIONS.includes(arn.region))
    return refuse(`AgentCore Runtime is not offered in ${arn.region}. Check the Region in the ARN.`);
  if (arn.partition !== home.partition)
    return refuse(
      `This ARN is in partition ${arn.partition}, but the chosen Region is in ${home.partition}. Use one partition for both.`,
    );
  const [runtime = text, endpoint] = text.split('/runtime-endpoint/');
  const where = `runtime ${runtime.slice(runtime.indexOf(':runtime/') + 9)} in ${arn.region}, account ${arn.account}`;
  const foreign =
    home.accountGiven && arn.account !== home.account
      ? 'It is in another account: its owner must also allow the role in a resource-based policy of the runtime and in one of its endpoint.'
      : undefined;
  return accept(
    { arn: runtime, region: arn.region, ...(endpoint === undefined ? {} : { endpoint }) },
    endpoint === undefined ? `${where}, endpoint DEFAULT` : `${where}, endpoint ${endpoint}`,
    foreign,
  );
}
