// Who makes and attaches policies of one type in AWS Organizations changes those of no other type or organization.
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Call } from '#iam/request/call.ts';
import { denied, type Expectation, type NearMiss } from '#iam/request/expectation.ts';
import { around, withKey, withoutKeys, type Near } from './near-misses.ts';

const TYPE = 'organizations:PolicyType';

interface AdministeredPolicies {
  /** The account that makes them. */
  readonly account: string;
  /** As the condition key has their type. */
  readonly type: string;
  /** "an Amazon Bedrock policy" */
  readonly name: string;
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html */
export function policyAdminCalls(
  checked: CheckedAnswers,
  { account, type, name }: AdministeredPolicies,
): readonly Expectation[] {
  const organization = checked.answer('organizationId');
  const own = (what: string): string =>
    `arn:${governedPartition(checked.view)}:organizations::${account}:${what}/${organization}`;
  const context = { [TYPE]: type };
  const call = (label: string, action: string, resource: string): Call => ({
    label,
    principal: { role: 'admin' },
    action: `organizations:${action}`,
    resource,
    resourceAccount: account,
    context,
  });
  const other = ({ resource }: Call): NearMiss => ({
    difference: 'of another organization',
    resource: resource.replace(`/${organization}/`, '/o-zzzzzzzzzz/'),
    resourceAccount: account,
  });
  /** The call, and the same for another type of policy and for another organization. */
  const ofType = (each: Call, ...more: readonly Near[]): readonly Expectation[] =>
    around(each, [withKey('for service control policies', TYPE, 'SERVICE_CONTROL_POLICY'), other, ...more]);
  const bare = (each: Call): Call => ({ ...each, context: {} });
  const policy = `${own('policy')}/${type.toLowerCase()}/p-a1b2c3d4`;
  const create = call(`Create ${name}`, 'CreatePolicy', policy);
  const targets = bare(call('List what the policy is attached to', 'ListTargetsForPolicy', policy));
  const find = bare(call('Find the organization', 'DescribeOrganization', '*'));
  return [
    ...ofType(
      create,
      {
        difference: 'a service control policy instead',
        resource: `${own('policy')}/service_control_policy/p-a1b2c3d4`,
        resourceAccount: account,
        context: { [TYPE]: 'SERVICE_CONTROL_POLICY' },
      },
      withoutKeys('of no stated type', TYPE),
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
    ...around(targets, [other]),
    ...around(find, [{ difference: 'leave it', action: 'organizations:LeaveOrganization' }]),
  ];
}
