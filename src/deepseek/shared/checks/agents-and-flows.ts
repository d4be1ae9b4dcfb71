// Agents and flows: Bedrock assumes the service role, a deployer builds them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { otherRegion, arnOf, withRegion } from '#deepseek/expectations/near-misses.ts';

export const ROLE = 'service';

export const BEDROCK = 'bedrock.amazonaws.com';

export const own = ({ view: { home } }: CheckedAnswers, resource: string): string =>
  arnOf(home, 'bedrock', home.regions[0] ?? '', home.account, resource);

export const elsewhere = (checked: CheckedAnswers, arn: string): string =>
  withRegion(arn, otherRegion(checked.view.home.partition, checked.view.home.regions) ?? 'eu-north-9');

/** Guardrails that are set on the agent or the flow. */
export const ownGuardrails = (checked: CheckedAnswers): readonly Expectation[] =>
  checked.answer('serviceGuardrails').flatMap(({ arn }) => {
    const action = 'bedrock:ApplyGuardrail';
    const call: Call = {
      label: 'Apply its guardrail',
      principal: { role: ROLE },
      action,
      resource: arn,
      context: {},
    };
    return [allowed(call), denied(call, { difference: 'another guardrail', resource: `${arn}zz` })];
  });
