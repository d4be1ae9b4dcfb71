// An app calls agents on AgentCore Runtime.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { allow } from '#deepseek/compose/planned-statement.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
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

/** A call is checked on the runtime and on its endpoint; without a qualifier, that is the one called DEFAULT. */
const agentResources = (checked: CheckedAnswers): readonly string[] => [
  ...new Set(
    checked
      .answer('agentRuntimes')
      .flatMap(({ arn, endpoint = 'DEFAULT' }) => [arn, `${arn}/runtime-endpoint/${endpoint}`]),
  ),
];

/** What the owner of a runtime in another account must add. */
function sharedStep(checked: CheckedAnswers): readonly NextStep[] {
  const { account, accountGiven } = checked.view.home;
  const foreign = agentResources(checked).filter((arn) => accountGiven && parseArn(arn)?.account !== account);
  if (foreign.length === 0) return [];
  return [
    {
      id: 'agent-resource-policy',
      title: 'Have the owner of the runtime allow the role',
      text: 'The runtime is in another account: put a resource-based policy with this statement on the runtime, and one on its endpoint, each with its own ARN as the resource. Both are checked.',
      code: foreign
        .map((arn) =>
          json({
            Sid: 'CallFromAnotherAccount',
            Effect: 'Allow',
            Principal: { AWS: roleArn(checked) },
            Action: agentActions(checked),
            Resource: arn,
          }),
        )
        .join(',\n'),
      page: PAGES.agentCoreResourcePolicies,
    },
  ];
}

export function plan(checked: CheckedAnswers): Plan {
  const actions = agentActions(checked);
  return {
    main: {
      id: 'app',
      title: 'App role',
      statements: [
        allow({
          sid: 'InvokeDeepSeekAgent',
          actions,
          resources: agentResources(checked),
          why: {
            title: 'Calls the agent',
            text: 'AgentCore checks the call on the runtime and on its endpoint, so both are named. A call without a qualifier goes to the endpoint DEFAULT. Commands in the agent’s session (InvokeAgentRuntimeCommand) are left out.',
            calls: actions.map((action) => action.slice(action.indexOf(':') + 1)),
            answers: ['agentRuntimes', 'agentSockets', 'agentUsers', 'agentStop'],
            page: 'agentCoreInvoke',
          },
        }),
      ],
    },
    nextSteps: sharedStep(checked),
    notices: [
      {
        id: 'agent-tokens',
        title: 'OAuth callers',
        text: 'A runtime that signs its callers in with OAuth (a JWT authorizer) does not take calls signed with the role: its callers send a bearer token and need no role.',
      },
    ],
  };
}
