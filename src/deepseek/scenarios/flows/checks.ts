// Agents and flows: Bedrock assumes the service role, a deployer builds them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { withGuardrails } from '#deepseek/expectations/limits.ts';
import { servedCalls } from '#deepseek/expectations/model-calls.ts';
import { callsOf, each, passRoleExpectations, SERVICE } from '#deepseek/expectations/operator-calls.ts';
import { promptExpectations } from '#deepseek/shared/checks/mantle-keys-prompts.ts';
import { BEDROCK, own, ownGuardrails } from '#deepseek/shared/checks/agents-and-flows.ts';
import { elsewhere } from '#deepseek/expectations/near-misses.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/flows-permissions.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const calls = servedCalls(checked, checked.answer('servedModels'), { role: SERVICE, streaming: false });
  const flow = own(checked, 'flow/FLOW123456');
  return [
    ...withGuardrails(checked, SERVICE, calls),
    ...ownGuardrails(checked),
    ...promptExpectations(checked, SERVICE, checked.answer('flowPrompts')),
    ...passRoleExpectations(checked, { service: BEDROCK }),
    ...callsOf({
      may: [
        ...each(['bedrock:CreateFlow', 'bedrock:ListFlows'], '*'),
        ...each(
          ['GetFlow', 'UpdateFlow', 'DeleteFlow', 'PrepareFlow', 'CreateFlowVersion', 'CreateFlowAlias'].map(
            (name) => `bedrock:${name}`,
          ),
          flow,
        ),
        ['bedrock:InvokeFlow', `${flow}/alias/ALIAS12345`],
      ],
      near: { 'bedrock:PrepareFlow': elsewhere(checked.view.home) },
    }),
  ];
}
