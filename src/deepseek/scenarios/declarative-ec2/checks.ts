// Settings decide no call: what is proved of a declarative policy for EC2 is who can make it.
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Call } from '#iam/request/call.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { policyAdminCalls } from '#deepseek/expectations/policy-admin.ts';
import { around, inOtherAccount, withKey } from '#deepseek/expectations/near-misses.ts';

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
  const report = `arn:${governedPartition(checked.view)}:ec2:us-east-1:${account}:declarative-policies-report/p-a1b2c3d4`;
  const read = call('Read the report', 'ec2:GetDeclarativePoliciesReportSummary', report);
  return [
    ...around(trust, [
      withKey('for another service', SERVICE, 'ram.amazonaws.com'),
      { difference: 'turn it off', action: 'organizations:DisableAWSServiceAccess' },
    ]),
    ...around(start, [{ difference: 'launch an instance instead', action: 'ec2:RunInstances' }]),
    ...around(read, [inOtherAccount('of another account')]),
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
