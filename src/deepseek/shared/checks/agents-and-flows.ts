// Agents and flows: Bedrock assumes the service role, a deployer builds them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { arnOf, around, renamed } from '#deepseek/expectations/near-misses.ts';
import { SERVICE } from '#deepseek/expectations/operator-calls.ts';

export const BEDROCK = 'bedrock.amazonaws.com';

export const own = ({ view: { home } }: CheckedAnswers, resource: string): string =>
  arnOf(home, 'bedrock', home.regions[0] ?? '', home.account, resource);

/** Guardrails that are set on the agent or the flow. */
export const ownGuardrails = (checked: CheckedAnswers): readonly Expectation[] =>
  checked.answer('serviceGuardrails').flatMap(({ arn }) => {
    const action = 'bedrock:ApplyGuardrail';
    const call: Call = {
      label: 'Apply its guardrail',
      principal: { role: SERVICE },
      action,
      resource: arn,
      context: {},
    };
    return around(call, [renamed('another guardrail', 'zz')]);
  });
