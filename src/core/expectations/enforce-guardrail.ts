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
  const other = (resource: string): string => resource.replace(`/${organization}/`, '/o-zzzzzzzzzz/');
  /** The call, and the same for another type of policy and for another organization. */
  const ofType = (each: Call, ...more: readonly Expectation[]): readonly Expectation[] => [
    allowed(each),
    denied(each, {
      difference: 'for service control policies',
      context: { [TYPE]: 'SERVICE_CONTROL_POLICY' },
    }),
    denied(each, {
      difference: 'of another organization',
      resource: other(each.resource),
      resourceAccount: account,
    }),
    ...more,
  ];
  const bare = (each: Call): Call => ({ ...each, context: {} });
  const policy = `${own('policy')}/bedrock_policy/p-a1b2c3d4`;
  const create = call('Create an Amazon Bedrock policy', 'CreatePolicy', policy);
  const targets = bare(call('List what the policy is attached to', 'ListTargetsForPolicy', policy));
  const find = bare(call('Find the organization', 'DescribeOrganization', '*'));
  // The administrator works in the account of the guardrails; elsewhere their policy would decide too.
  const near = guardrails.find((each) => each.account === checked.view.home.account);
  const shared: Call | undefined = near && {
    ...bare(call('Share the guardrail', '', near.arn)),
    action: 'bedrock:PutResourcePolicy',
  };
  return [
    ...guardrailSharing(guardrails, organization),
    ...ofType(
      create,
      denied(create, {
        difference: 'a service control policy instead',
        resource: `${own('policy')}/service_control_policy/p-a1b2c3d4`,
        resourceAccount: account,
        context: { [TYPE]: 'SERVICE_CONTROL_POLICY' },
      }),
      denied(create, { difference: 'of no stated type', context: {} }),
    ),
    ...ofType(call('Attach it to an organizational unit', 'AttachPolicy', `${own('ou')}/ou-ab12-cd34ef56`)),
    ...ofType(call('Turn the policy type on', 'EnablePolicyType', `${own('root')}/r-ab12`)),
    ...ofType(
      call('See what holds for an account', 'DescribeEffectivePolicy', `${own('account')}/444455556666`),
    ),
    denied(call('Turn a policy type off', 'EnablePolicyType', `${own('root')}/r-ab12`), {
      difference: 'turn it off',
      action: 'organizations:DisablePolicyType',
    }),
    allowed(targets),
    denied(targets, {
      difference: 'of another organization',
      resource: other(policy),
      resourceAccount: account,
    }),
    allowed(find),
    denied(find, { difference: 'leave it', action: 'organizations:LeaveOrganization' }),
    ...(shared
      ? [
          allowed(shared),
          denied(shared, {
            difference: 'another guardrail',
            resource: `${shared.resource}zz`,
            resourceAccount: account,
          }),
        ]
      : []),
  ];
}
