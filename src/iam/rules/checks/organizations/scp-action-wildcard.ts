// A wildcard before the end of an action in a service control policy.
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';

export default defineCheck({
  id: 'scp-action-wildcard',
  code: 'SCP_SYNTAX_ERROR_ACTION_WILDCARD',
  severity: 'suggestion',
  types: ['scp'],
  title: 'Wildcard inside an action of a service control policy',
  why: 'Organizations accepts wildcards anywhere in an action since September 2025. IAM Access Analyzer still lists this as an error, and older tools may refuse it.',
  source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html',
  bad: [
    { with: { Action: 'iam:*Role' }, at: ['Statement.0.Action'] },
    { with: { Action: ['s3:DeleteBucket*', 'ec2:D?lete*'] }, at: ['Statement.0.Action.1'] },
    { with: { Action: undefined, NotAction: 'iam:Get*Policy' }, at: ['Statement.0.NotAction'] },
  ],
  good: [{ with: { Action: ['s3:*', 'ec2:Delete*', 'iam:GetRol?'] } }, { with: { Action: '*' } }],
  on: 'action',
  check({ value, path, wildcard }): CheckFindings {
    if (!wildcard) return undefined;
    let end = value.length;
    while (end > 0 && hasWildcard(value.charAt(end - 1))) end -= 1;
    if (!hasWildcard(value.slice(0, end))) return undefined;
    return {
      message: `${show(value)} has a wildcard before its end. Organizations accepts that since September 2025. Move it to the end if an older tool refuses it.`,
      locations: [atValue(path)],
    };
  },
});
