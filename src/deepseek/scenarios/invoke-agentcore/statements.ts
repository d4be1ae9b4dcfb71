// An app calls agents on AgentCore: runtimes and managed harnesses.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { endpointArn, isHarness, type AgentRuntime } from '#deepseek/answers/inputs/agentcore.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { json } from '#deepseek/compose/next-steps.ts';
import { roleArn, type Plan } from '#deepseek/compose/plan.ts';
import { parseArn } from '#iam/policy/arn.ts';

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrockagentcore.html */
function agentActions(checked: CheckedAnswers): readonly string[] {
  const sockets = checked.answer('agentSockets');
  const users = checked.answer('agentUsers');
  const calls: readonly (readonly [boolean, string])[] = [
    [true, 'InvokeAgentRuntime'],
    [users, 'InvokeAgentRuntimeForUser'],
    [sockets, 'InvokeAgentRuntimeWithWebSocketStream'],
    [sockets && users, 'InvokeAgentRuntimeWithWebSocketStreamForUser'],
    [checked.answer('agentStop'), 'StopRuntimeSession'],
  ];
  return calls.flatMap(([wanted, name]) => (wanted ? [`bedrock-agentcore:${name}`] : []));
}

/** AgentCore checks the call of a harness under both names. https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness-security.html */
const HARNESS_ACTIONS = ['bedrock-agentcore:InvokeHarness', 'bedrock-agentcore:InvokeAgentRuntime'];

/** A call is checked on the agent and on its endpoint; without a qualifier, that is the one called DEFAULT. */
const resourcesOf = (agents: readonly AgentRuntime[]): readonly string[] => [
  ...new Set(agents.flatMap((agent) => [agent.arn, endpointArn(agent)])),
];

/** What the owner of a runtime in another account must add. */
function sharedStep(checked: CheckedAnswers): readonly NextStep[] {
  const { account, accountGiven } = checked.view.home;
  const foreign = checked
    .answer('agentRuntimes')
    .filter(({ arn }) => accountGiven && parseArn(arn)?.account !== account);
  if (foreign.length === 0) return [];
  return [
    {
      id: 'agent-resource-policy',
      title: 'Have the owner of the runtime allow the role',
      text: 'The runtime is in another account: put a resource-based policy with this statement on the runtime, and one on its endpoint, each with its own ARN as the resource. Both are checked.',
      code: foreign
        .flatMap((agent) =>
          resourcesOf([agent]).map((arn) =>
            json({
              Sid: 'CallFromAnotherAccount',
              Effect: 'Allow',
              Principal: { AWS: roleArn(checked) },
              Action: isHarness(agent) ? HARNESS_ACTIONS : agentActions(checked),
              Resource: arn,
            }),
          ),
        )
        .join(',\n'),
      page: PAGES.agentCoreResourcePolicies,
    },
  ];
}

function callRuntimes(
  checked: CheckedAnswers,
  runtimes: readonly AgentRuntime[],
): readonly PlannedStatement[] {
  if (runtimes.length === 0) return [];
  return [
    allow({
      sid: 'InvokeDeepSeekAgent',
      actions: agentActions(checked),
      resources: resourcesOf(runtimes),
      why: {
        title: 'Calls the agent',
        text: 'AgentCore checks the runtime and its endpoint, so both are named; a call without a qualifier goes to DEFAULT. Commands in the agent’s session (InvokeAgentRuntimeCommand) are left out.',
        answers: ['agentRuntimes', 'agentSockets', 'agentUsers', 'agentStop'],
        page: 'agentCoreInvoke',
      },
    }),
  ];
}

function callHarnesses(harnesses: readonly AgentRuntime[]): readonly PlannedStatement[] {
  if (harnesses.length === 0) return [];
  return [
    allow({
      sid: 'InvokeDeepSeekHarness',
      actions: HARNESS_ACTIONS,
      resources: resourcesOf(harnesses),
      why: {
        title: 'Calls the managed harness',
        text: 'AWS’s guide asks for both actions on the ARN of the harness. The call can name another model; the role of the harness limits which.',
        calls: ['InvokeHarness'],
        answers: ['agentRuntimes'],
        page: 'agentCoreHarness',
        doubt:
          'The service reference has InvokeAgentRuntime for runtimes alone; the guide names the harness.',
      },
    }),
  ];
}

const HARNESS_LIMITS: Notice = {
  id: 'harness-limits',
  title: 'Managed harness',
  text: 'WebSockets, users of calls and stopping sessions are for runtimes alone.',
};

export function plan(checked: CheckedAnswers): Plan {
  const agents = checked.answer('agentRuntimes');
  const harnesses = agents.filter(isHarness);
  const extras = (['agentSockets', 'agentUsers', 'agentStop'] as const).some((id) => checked.answer(id));
  return {
    main: {
      id: 'app',
      title: 'App role',
      statements: [
        ...callRuntimes(
          checked,
          agents.filter((agent) => !isHarness(agent)),
        ),
        ...callHarnesses(harnesses),
      ],
    },
    nextSteps: sharedStep(checked),
    notices: [
      ...(harnesses.length > 0 && extras ? [HARNESS_LIMITS] : []),
      {
        id: 'agent-tokens',
        title: 'OAuth callers',
        text: 'A runtime that signs its callers in with OAuth (a JWT authorizer) does not take calls signed with the role: its callers send a bearer token and need no role.',
      },
    ],
  };
}
