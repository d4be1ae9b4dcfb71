// A list of actions with nothing in it.
import { own } from '#core/json/json-value.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#core/lint/check.ts';
import { isEmptyList, removeStatement } from './empty-list.ts';

export default defineCheck({
  id: 'empty-array-action',
  code: 'EMPTY_ARRAY_ACTION',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Empty list of actions',
  why: 'A statement whose Action is an empty list is about no action and does nothing. An empty NotAction leaves nothing out, so the statement is about every action: that is a warning here.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  bad: [
    { with: { Action: [] }, at: ['Statement.0.Action'] },
    { with: { Action: undefined, NotAction: [] }, at: ['Statement.0.NotAction'] },
    { type: 'scp', with: { Effect: 'Deny', Action: [] }, at: ['Statement.0.Action'] },
    {
      policy: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
          { Effect: 'Allow', Action: [], Resource: '*' },
        ],
      },
      at: ['Statement.1.Action'],
      fixedPolicy: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
      },
    },
  ],
  good: [{ with: { Action: ['s3:GetObject'] } }, { with: { Action: undefined, NotAction: ['iam:*'] } }],
  on: 'statement',
  check(statement, _, { policy }): CheckFindings {
    const { source, path } = statement;
    if (isEmptyList(own(source, 'Action'))) {
      const fix = removeStatement(statement, policy);
      return {
        message:
          '`Action` is an empty list, so this statement does nothing. List its actions, or remove the statement.',
        locations: [atValue([...path, 'Action'])],
        ...(fix && { fix }),
      };
    }
    if (!isEmptyList(own(source, 'NotAction'))) return undefined;
    return {
      severity: 'warning',
      message:
        '`NotAction` is an empty list: it leaves nothing out, so this statement is about every action. List what to leave out, or write `Action`.',
      locations: [atValue([...path, 'NotAction'])],
    };
  },
});
