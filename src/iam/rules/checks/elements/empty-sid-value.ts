// An empty Sid.
import { own } from '#iam/json/json-value.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';

export default defineCheck({
  id: 'empty-sid-value',
  code: 'EMPTY_SID_VALUE',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Empty Sid',
  why: 'A Sid identifies a statement. An empty one has no use and can be removed.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html',
  bad: [
    { with: { Sid: '' }, at: ['Statement.0.Sid'], fixed: { Sid: undefined } },
    {
      policy: {
        Version: '2012-10-17',
        Statement: { Sid: '', Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
      },
      at: ['Statement.Sid'],
      fixedPolicy: {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
      },
    },
  ],
  good: [{ with: { Sid: 'ReadReports' } }, { with: { Sid: undefined } }],
  on: 'statement',
  check({ source, path }): CheckFindings {
    if (own(source, 'Sid') !== '') return undefined;
    const at = [...path, 'Sid'];
    return {
      message: '`Sid` is empty. Write what the statement is for, or remove it.',
      locations: [atValue(at)],
      fix: { title: 'Remove Sid', safe: true, edits: [{ kind: 'remove', path: at }] },
    };
  },
});
