// aws:ARN where other accounts or services call: it has no value there.
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';

export default defineCheck({
  id: 'unsupported-global-condition-key',
  code: 'UNSUPPORTED_GLOBAL_CONDITION_KEY',
  severity: 'error',
  types: ['resource', 'trust', 'rcp'],
  title: 'aws:ARN in a policy with principals',
  why: 'aws:ARN is an old key that AWS no longer supports. Access Analyzer has two checks for it and does not say when each applies; here policies that name principals get this one, because the key may mean the caller or the calling resource, and all others get the one on deprecated keys.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-global-condition-key',
  bad: [
    {
      with: { Condition: { ArnLike: { 'aws:ARN': 'arn:aws:iam::111122223333:role/Reader' } } },
      at: ['#Statement.0.Condition.ArnLike.aws:ARN'],
    },
    { type: 'rcp', with: { Condition: { ArnNotLike: { 'aws:arn': 'arn:aws:iam::*:role/Admin' } } } },
  ],
  good: [
    { with: { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/Reader' } } } },
    { with: { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:111122223333:topic' } } } },
    { type: 'identity', with: { Condition: { ArnLike: { 'aws:ARN': 'arn:aws:iam::*:role/Reader' } } } },
  ],
  on: 'condition',
  check({ keyName, path }): CheckFindings {
    if (keyName !== 'aws:arn') return undefined;
    return {
      message:
        'AWS does not support `aws:ARN`. Use `aws:PrincipalArn` for the caller, or `aws:SourceArn` for the resource for which a service calls.',
      locations: [atKey(path)],
    };
  },
});
