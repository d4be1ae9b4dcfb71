// An identity policy that is longer than IAM takes.
import { defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';
import { buckets, tooLongForIam } from './policy-size.ts';

export default defineCheck({
  id: 'policy-size-exceeds-identity-policy-quota',
  code: 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA',
  severity: 'warning',
  types: ['identity'],
  title: 'Identity policy too long',
  why: 'The limit is 10,240 characters for all inline policies of a role together, 5,120 for those of a group, 2,048 for those of a user, and 6,144 for a managed policy. White space does not count. The policy does not show where it is used, so the largest limit is checked.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  bad: [
    { with: { Resource: buckets(260) }, at: [''] },
    {
      with: {
        Condition: { StringLike: { 's3:prefix': buckets(260) } },
        Action: 's3:ListBucket',
        Resource: '*',
      },
    },
  ],
  good: [
    { with: { Resource: buckets(120) } },
    // Spaces do not count.
    { with: { Condition: { StringEquals: { 'aws:PrincipalTag/note': ' '.repeat(11_000) } } } },
  ],
  on: 'policy',
  check(policy): CheckFindings {
    return tooLongForIam(
      policy,
      QUOTAS.inlinePoliciesSize,
      'Split it; the limit for a managed policy is 6,144.',
    );
  },
});
