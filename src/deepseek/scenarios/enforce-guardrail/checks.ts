// What an enforced guardrail needs: everyone in the organization applies it, and one person changes Bedrock policies alone.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Call } from '#iam/request/call.ts';
import { guardrailSharing } from '#deepseek/shared/checks/boundary.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { policyAdminCalls } from '#deepseek/expectations/policy-admin.ts';
import { around } from '#deepseek/expectations/near-misses.ts';

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const all = checked.answer('policyGuardrails');
  const guardrails = all.filter((each) => each.account === all[0]?.account);
  const organization = checked.answer('organizationId');
  const account = guardrails[0]?.account ?? '111122223333';
  // The administrator works in the account of the guardrails; elsewhere their policy would decide too.
  const near = guardrails.find((each) => each.account === checked.view.home.account);
  const shared: Call | undefined = near && {
    label: 'Share the guardrail',
    principal: { role: 'admin' },
    action: 'bedrock:PutResourcePolicy',
    resource: near.arn,
    resourceAccount: account,
    context: {},
  };
  return [
    ...guardrailSharing(guardrails, organization),
    ...policyAdminCalls(checked, { account, type: 'BEDROCK_POLICY', name: 'an Amazon Bedrock policy' }),
    ...(shared
      ? around(shared, [
          {
            difference: 'another guardrail',
            resource: `${shared.resource}zz`,
            resourceAccount: account,
          },
        ])
      : []),
  ];
}
