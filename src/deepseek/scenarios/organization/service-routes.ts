// Services that call models: they do it as a role of the account, or for the caller, and both are checked like any call.
import { without } from '#iam/request/expectation.ts';
import { INVOKE } from '#deepseek/shared/checks/govern.ts';
import { byServiceRole, row, type Organization, type RouteRow, type RouteTopic } from './governed.ts';

const STREAM = `${INVOKE}WithResponseStream`;

interface Service {
  readonly topic: string;
  /** Who calls the model, and as which role. */
  readonly roles: readonly (readonly [who: string, role: string])[];
  /** What starts it, where the service calls with the rights of who started it. */
  readonly behalf: readonly string[];
}

/**
 * https://docs.aws.amazon.com/bedrock/latest/userguide/agents-permissions.html, flows-permissions.html,
 * kb-permissions.html, automatic-service-roles.html, advanced-prompt-optimization-prereqs.html;
 * https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-permissions.html
 */
const SERVICES: readonly Service[] = [
  {
    topic: 'Agents, flows and prompts',
    roles: [
      ['An agent', 'AmazonBedrockExecutionRoleForAgents_chat'],
      ['A flow', 'AmazonBedrockExecutionRoleForFlows_chat'],
    ],
    behalf: ['An inline agent'],
  },
  {
    topic: 'Knowledge bases',
    roles: [['A knowledge base', 'AmazonBedrockExecutionRoleForKnowledgeBase_docs']],
    behalf: ['RetrieveAndGenerate'],
  },
  {
    topic: 'Evaluation and prompt optimization',
    roles: [['An evaluation job', 'Amazon-Bedrock-IAM-Role-evaluation']],
    behalf: ['A prompt optimization job'],
  },
  {
    topic: 'AgentCore',
    roles: [['A runtime or harness', 'AmazonBedrockAgentCoreRuntime-chat']],
    behalf: [],
  },
];

function rowsOf(service: Service, of: Organization): readonly RouteRow[] {
  const { on, carried, approved, unapproved, call } = of;
  const inside = without(carried, 'aws:SourceVpce');
  const bare = without(inside, 'bedrock:GuardrailIdentifier');
  const forYou = { 'aws:ViaAWSService': 'true' };
  return [
    ...service.roles.flatMap(([who, role]) => [
      row(
        byServiceRole(call(`${who} calls another model`, INVOKE, unapproved, carried), of, role),
        on.has('limitModels'),
        'not approved',
      ),
      row(
        byServiceRole(call(`${who} calls without a guardrail`, STREAM, approved, bare), of, role),
        on.has('requireGuardrail') || on.has('requireVpce'),
        'no guardrail',
      ),
      row(
        byServiceRole(call(`${who} calls without your endpoint`, INVOKE, approved, inside), of, role),
        on.has('requireVpce'),
        'its role is not exempt',
      ),
    ]),
    ...service.behalf.flatMap((who) => [
      row(
        call(`${who} calls another model for you`, STREAM, unapproved, { ...inside, ...forYou }),
        on.has('limitModels'),
        'not approved',
      ),
      row(
        call(`${who} calls without a guardrail for you`, STREAM, approved, { ...bare, ...forYou }),
        on.has('requireGuardrail'),
        'no guardrail',
      ),
    ]),
  ];
}

export const serviceRoutes = (of: Organization): readonly RouteTopic[] =>
  SERVICES.map((service) => ({ topic: service.topic, rows: rowsOf(service, of) }));
