// A list of actions with nothing in it.
import { own } from '#iam/json/json-value.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { isEmptyList, removeStatement } from './empty-list.ts';

export default defineCheck({
  id: 'empty-array-action',
  code: 'EMPTY_ARRAY_ACTION',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Empty list of actions',
  why: 'A statement with an empty list of actions applies to no action. With an empty NotAction it applies to every action, which is a warning here. IAM refuses to save either.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  bad: [
    { with: { Action: [] }, at: ['Statement.0.Action'] },
    { with: { Action: undefined, NotAction: [] }, at: ['Statement.0.NotAction'], severity: 'warning' },
    { type: 'scp', with: { Effect: 'Deny', Action: [] }, at: ['Statement.0.Action'] },
    {
      statements: [
        { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
        { Effect: 'Allow', Action: [], Resource: '*' },
      ],
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
          '`Action` is an empty list, so this statement has no effect. List the actions, or remove the statement.',
        locations: [atValue([...path, 'Action'])],
        ...(fix && { fix }),
      };
    }
    if (!isEmptyList(own(source, 'NotAction'))) return undefined;
    return {
      severity: 'warning',
      message:
        '`NotAction` is an empty list, so this statement applies to every action. List the actions to leave out, or write `Action`.',
      locations: [atValue([...path, 'NotAction'])],
    };
  },
});
