// A trust policy that is longer than IAM takes.
import { defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { MAX_POLICY_SIZES, QUOTAS } from '#iam/facts/quotas.ts';
import { roles, tooLongForIam } from './policy-size.ts';

export default defineCheck({
  id: 'policy-size-exceeds-role-trust-policy-quota',
  code: 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA',
  severity: 'warning',
  types: ['trust'],
  title: 'Trust policy too long',
  why: 'A trust policy has 2,048 characters, white space not counted. Service Quotas raises the quota to 8,192 on request.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  bad: [
    { with: { Principal: { AWS: roles(45) } }, at: [''] },
    { with: { Condition: { ArnLike: { 'aws:PrincipalArn': roles(45) } } }, at: [''] },
    // Longer than the quota can be raised to.
    { with: { Principal: { AWS: roles(190) } }, at: [''] },
  ],
  good: [{ with: { Principal: { AWS: roles(10) } } }, { with: {} }],
  on: 'policy',
  check(policy): CheckFindings {
    const advice =
      policy.size > QUOTAS.raisedTrustPolicySize
        ? 'Shorten it: the quota cannot be raised above 8,192.'
        : 'Shorten it, or raise the quota of the account in Service Quotas (up to 8,192).';
    return tooLongForIam(policy, MAX_POLICY_SIZES.trust, advice);
  },
});
