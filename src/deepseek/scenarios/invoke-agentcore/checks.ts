// Agents on AgentCore Runtime: those who call them, and what an agent's execution role does.
import { endpointArn, isHarness } from '#deepseek/answers/inputs/agentcore.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Call } from '#iam/request/call.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import { networkContext, networkMisses } from '#deepseek/expectations/limits.ts';
import { inOtherAccount, misses, renamed } from '#deepseek/expectations/near-misses.ts';
import { PREFIX } from '#deepseek/shared/checks/agentcore.ts';
import { APP } from '#deepseek/expectations/operator-calls.ts';

/** https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-invoke-agent.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const sockets = checked.answer('agentSockets');
  const users = checked.answer('agentUsers');
  const others: readonly (readonly [action: string, wanted: boolean, difference: string])[] = [
    ['InvokeAgentRuntimeForUser', users, 'for a user'],
    ['InvokeAgentRuntimeWithWebSocketStream', sockets, 'over a WebSocket'],
    ['InvokeAgentRuntimeWithWebSocketStreamForUser', sockets && users, 'over a WebSocket, for a user'],
    ['StopRuntimeSession', checked.answer('agentStop'), 'stop its session'],
    ['InvokeAgentRuntimeCommand', false, 'run a command in its session'],
    ['UpdateAgentRuntime', false, 'change it'],
  ];
  return checked.answer('agentRuntimes').flatMap((agent) => {
    const { arn } = agent;
    const says = `Call agent ${arn.slice(arn.lastIndexOf('/') + 1)}`;
    const context = networkContext(checked);
    const call = (resource: string, action: string): Call => ({
      label: `${says}, on ${resource === arn ? 'the agent' : 'its endpoint'}`,
      principal: { role: APP },
      action: `${PREFIX}:${action}`,
      resource,
      context,
    });
    return [arn, endpointArn(agent)].flatMap((resource) => {
      const first = call(resource, 'InvokeAgentRuntime');
      return [
        allowed(first),
        ...(isHarness(agent) ? [allowed(call(resource, 'InvokeHarness'))] : []),
        ...others.map(([action, wanted, difference]) =>
          wanted && !isHarness(agent)
            ? allowed(call(resource, action))
            : denied(call(resource, action), { difference }),
        ),
        ...misses(first, [
          renamed(resource === arn ? 'another agent' : 'another endpoint', 'x'),
          inOtherAccount(),
        ]),
        ...networkMisses(checked, first),
      ];
    });
  });
}
