// aws:ARN, an old name for the ARN of the caller.
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { renameKey } from '#iam/rules/condition-edits.ts';

export default defineCheck({
  id: 'deprecated-global-condition-key',
  code: 'DEPRECATED_GLOBAL_CONDITION_KEY',
  severity: 'warning',
  types: ['identity', 'scp'],
  title: 'aws:ARN instead of aws:PrincipalArn',
  why: 'aws:ARN is an old key that AWS no longer documents. Access Analyzer has two checks for it and does not say when each applies; here policies without principals get this one, because the key can only mean the caller, and all others get the one on unsupported keys.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-deprecated-global-condition-key',
  bad: [
    {
      with: { Condition: { ArnLike: { 'aws:ARN': 'arn:aws:iam::111122223333:role/Reader' } } },
      at: ['#Statement.0.Condition.ArnLike.aws:ARN'],
      fixed: { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/Reader' } } },
    },
    {
      type: 'scp',
      with: { Condition: { ArnNotLike: { 'AWS:arn': 'arn:aws:iam::*:role/Admin' } } },
      fixed: { Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Admin' } } },
    },
  ],
  good: [
    { with: { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/Reader' } } } },
    { type: 'trust', with: { Condition: { ArnLike: { 'aws:ARN': 'arn:aws:iam::*:role/Reader' } } } },
  ],
  on: 'condition',
  check(condition, statement): CheckFindings {
    if (condition.keyName !== 'aws:arn') return undefined;
    const edits = renameKey(statement, condition, 'aws:PrincipalArn');
    return {
      message: '`aws:ARN` is an old key that AWS no longer documents. Use `aws:PrincipalArn`.',
      locations: [atKey(condition.path)],
      ...(edits && { fix: { title: 'Rename to aws:PrincipalArn', safe: false, edits } }),
    };
  },
});
