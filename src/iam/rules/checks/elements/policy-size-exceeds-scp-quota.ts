// A service control policy that is longer than Organizations takes.
import { defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { MAX_POLICY_SIZES } from '#iam/facts/quotas.ts';
import { buckets, tooLongAsSent } from './policy-size.ts';

export default defineCheck({
  id: 'policy-size-exceeds-scp-quota',
  code: 'POLICY_SIZE_EXCEEDS_SCP_QUOTA',
  severity: 'error',
  types: ['scp'],
  title: 'Service control policy too long',
  why: 'The limit of Organizations is 10,240 characters. The console removes white space before it counts; the CLI and the SDKs don’t, so a text that is too long only because of white space is a warning here.',
  source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html',
  bad: [
    { with: { Action: 's3:DeleteObject', Resource: buckets(260) }, at: [''] },
    // Too long by its white space alone.
    {
      with: { Condition: { StringEquals: { 'aws:PrincipalTag/note': ' '.repeat(10_240) } } },
      at: [''],
      severity: 'warning',
    },
    // Only by its white space.
    {
      type: 'scp',
      with: { Condition: { StringLike: { 'aws:PrincipalTag/team': ' '.repeat(12_000) } } },
      at: [''],
      severity: 'warning',
    },
  ],
  good: [{ with: { Action: 's3:DeleteObject', Resource: buckets(120) } }, { with: {} }],
  on: 'policy',
  check(policy): CheckFindings {
    return tooLongAsSent(policy, MAX_POLICY_SIZES.scp, 'warning', 'Split it in two.');
  },
});
