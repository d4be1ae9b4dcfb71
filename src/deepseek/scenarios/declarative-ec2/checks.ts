// Settings decide no call: what is proved of a declarative policy for EC2 is who can make it.
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Call } from '#iam/request/call.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import { policyAdminCalls } from '#deepseek/expectations/policy-admin.ts';

const SERVICE = 'organizations:ServicePrincipal';

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_status-report.html */
function reportCalls(checked: CheckedAnswers): readonly Expectation[] {
  const { account } = checked.view.home;
  const call = (label: string, action: string, resource = '*'): Call => ({
    label,
    principal: { role: 'admin' },
    action,
    resource,
    context: {},
  });
  const trust = {
    ...call('Turn trusted access for EC2 on', 'organizations:EnableAWSServiceAccess'),
    context: { [SERVICE]: 'ec2.amazonaws.com' },
  };
  const start = call('Start the account status report', 'ec2:StartDeclarativePoliciesReport');
  const report = (owner: string): string =>
    `arn:${governedPartition(checked.view)}:ec2:us-east-1:${owner}:declarative-policies-report/p-a1b2c3d4`;
  const read = call('Read the report', 'ec2:GetDeclarativePoliciesReportSummary', report(account));
  return [
    allowed(trust),
    denied(trust, { difference: 'for another service', context: { [SERVICE]: 'ram.amazonaws.com' } }),
    denied(trust, { difference: 'turn it off', action: 'organizations:DisableAWSServiceAccess' }),
    allowed(start),
    denied(start, { difference: 'launch an instance instead', action: 'ec2:RunInstances' }),
    allowed(read),
    denied(read, { difference: 'of another account', resource: report('777788889999') }),
  ];
}

export const checks = (checked: CheckedAnswers): readonly Expectation[] => [
  ...policyAdminCalls(checked, {
    account: checked.view.home.account,
    type: 'DECLARATIVE_POLICY_EC2',
    name: 'a declarative policy for EC2',
  }),
  ...reportCalls(checked),
];
