// What an enforced guardrail needs: everyone in the organization applies it, and one person changes Bedrock policies alone.
import { governedPartition } from '#core/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import type { Call } from '#core/request/call.ts';
import { guardrailSharing } from './boundary.ts';
import { allowed, denied, type Expectation } from './expectation.ts';

const TYPE = 'organizations:PolicyType';

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html */
export function enforceGuardrail(checked: CheckedAnswers): readonly Expectation[] {
  const all = checked.answer('policyGuardrails');
  const guardrails = all.filter((each) => each.account === all[0]?.account);
  const organization = checked.answer('organizationId');
  const account = guardrails[0]?.account ?? '111122223333';
  const own = (what: string): string =>
    `arn:${governedPartition(checked.view)}:organizations::${account}:${what}/${organization}`;
  const context = { [TYPE]: 'BEDROCK_POLICY' };
  const call = (label: string, action: string, resource: string): Call => ({
    label,
    principal: { role: 'admin' },
    action: `organizations:${action}`,
    resource,
    resourceAccount: account,
    context,
  });
  const policy = `${own('policy')}/bedrock_policy/p-a1b2c3d4`;
  const create = call('Create an Amazon Bedrock policy', 'CreatePolicy', policy);
  const attach = call('Attach it to an organizational unit', 'AttachPolicy', `${own('ou')}/ou-ab12-cd34ef56`);
  const scp = `${own('policy')}/service_control_policy/p-a1b2c3d4`;
  return [
    ...guardrailSharing(guardrails, organization),
    allowed(create),
    denied(create, {
      difference: 'a service control policy instead',
      resource: scp,
      resourceAccount: account,
      context: { [TYPE]: 'SERVICE_CONTROL_POLICY' },
    }),
    denied(create, { difference: 'of no stated type', context: {} }),
    allowed(attach),
    denied(attach, {
      difference: 'a service control policy instead',
      context: { [TYPE]: 'SERVICE_CONTROL_POLICY' },
    }),
    allowed(call('Turn the policy type on', 'EnablePolicyType', `${own('root')}/r-ab12`)),
    denied(call('Turn a policy type off', 'EnablePolicyType', `${own('root')}/r-ab12`), {
      difference: 'turn it off',
      action: 'organizations:DisablePolicyType',
    }),
    denied(call('Find the organization', 'DescribeOrganization', '*'), {
      difference: 'leave it',
      action: 'organizations:LeaveOrganization',
      context: {},
    }),
  ];
}
