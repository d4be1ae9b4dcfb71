// The rights to see what the EC2 of the accounts is set to, before a declarative policy changes it.
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, type Grant } from '#deepseek/compose/grant.ts';
import type { AdministeredType } from './policy-admin.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StartDeclarativePoliciesReport.html */
export function reportEc2Settings(
  checked: CheckedAnswers,
  account: string,
  { answers, page, practices }: AdministeredType,
): readonly Grant[] {
  return [
    allow({
      sid: 'TrustEc2',
      actions: 'organizations:EnableAWSServiceAccess',
      resources: '*',
      condition: { StringEquals: { 'organizations:ServicePrincipal': 'ec2.amazonaws.com' } },
      why: {
        title: 'Turns trusted access for EC2 on',
        text: 'Once, before the first report. This action does not support resources in IAM; the condition names the only service that gets access.',
        calls: ['EnableAWSServiceAccess'],
        answers,
        page,
      },
    }),
    allow({
      sid: 'StartReports',
      actions: ['ec2:StartDeclarativePoliciesReport', 'ec2:DescribeDeclarativePoliciesReports'],
      resources: '*',
      why: {
        title: 'Starts the account status report',
        text: 'It shows what the accounts have before the policy is attached. These actions do not support resources in IAM.',
        calls: ['StartDeclarativePoliciesReport', 'DescribeDeclarativePoliciesReports'],
        answers,
        page: practices,
      },
    }),
    allow({
      sid: 'ReadReports',
      actions: ['ec2:GetDeclarativePoliciesReportSummary', 'ec2:CancelDeclarativePoliciesReport'],
      resources: `arn:${governedPartition(checked.view)}:ec2:*:${account}:declarative-policies-report/*`,
      why: {
        title: 'Reads the report',
        text: 'Its ID is not known before it is started.',
        calls: ['GetDeclarativePoliciesReportSummary', 'CancelDeclarativePoliciesReport'],
        answers,
        page: practices,
      },
    }),
  ];
}
