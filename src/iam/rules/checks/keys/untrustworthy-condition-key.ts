// A condition on a header that callers write as they like.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { StatementView } from '#iam/rules/policy-view.ts';

/** Where only services call, aws:Referer is an older kind of source key, and another check reports it. */
const isForServices = ({ principals }: StatementView): boolean =>
  principals.length > 0 && principals.every(({ kind }) => kind === 'Service');

export default defineCheck({
  id: 'untrustworthy-condition-key',
  code: 'UNTRUSTWORTHY_CONDITION_KEY',
  severity: 'security',
  types: ALL_TYPES,
  title: 'Condition on a header that callers choose',
  why: 'aws:UserAgent and aws:Referer repeat headers of the request. Any caller can send any value, so they block nobody.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-referer',
  bad: [
    {
      type: 'resource',
      with: { Principal: '*', Condition: { StringLike: { 'aws:Referer': 'https://www.example.com/*' } } },
      at: ['#Statement.0.Condition.StringLike.aws:Referer'],
    },
    {
      with: { Effect: 'Deny', Condition: { StringNotEquals: { 'AWS:useragent': 'our-app' } } },
      at: ['#Statement.0.Condition.StringNotEquals.AWS:useragent'],
    },
  ],
  good: [
    { with: { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d4e5f60718' } } } },
    {
      type: 'resource',
      with: {
        Principal: { Service: 'ses.amazonaws.com' },
        Action: 's3:PutObject',
        Condition: { StringEquals: { 'aws:Referer': '111122223333' } },
      },
    },
  ],
  on: 'condition',
  check({ key, keyName, path }, statement): CheckFindings {
    if (keyName !== 'aws:useragent' && keyName !== 'aws:referer') return undefined;
    if (keyName === 'aws:referer' && isForServices(statement)) return undefined;
    return {
      message: `Callers choose the value of ${show(key)}, so it blocks nobody. Test the principal or the network instead.`,
      locations: [atKey(path)],
    };
  },
});
