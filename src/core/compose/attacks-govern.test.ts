// Who governs an organization can do what the steps of the kit print.
import '#core/answers/register-all.ts';
import { expect, test } from 'vitest';
import { ACCOUNT, allowing, codeOf, kitOf } from './testing/kits.ts';

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_status-report.html
test('who sets EC2 hosts up alike turns trusted access on and starts the report that the steps show', () => {
  const kit = kitOf('declarative-ec2');
  expect(codeOf(kit, 'enable-ec2-policies')).toContain('enable-aws-service-access');
  expect(allowing(kit, 'organizations:EnableAWSServiceAccess')).toMatchObject([
    { Condition: { StringEquals: { 'organizations:ServicePrincipal': 'ec2.amazonaws.com' } } },
  ]);
  expect(codeOf(kit, 'report-ec2-settings')).toContain('start-declarative-policies-report');
  expect(allowing(kit, 'ec2:StartDeclarativePoliciesReport')).toHaveLength(1);
  expect(allowing(kit, 'ec2:GetDeclarativePoliciesReportSummary')[0]?.Resource).toBe(
    `arn:aws:ec2:*:${ACCOUNT}:declarative-policies-report/*`,
  );
});
