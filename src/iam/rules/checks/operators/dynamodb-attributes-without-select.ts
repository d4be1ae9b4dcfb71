// A limit on the attributes that a request names, which a request for all attributes does not meet.
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { addCondition } from '#iam/rules/add-condition.ts';
import { matchesAction } from '#iam/rules/matches-action.ts';
import type { StatementView } from '#iam/rules/policy-view.ts';

const READS = ['dynamodb:getitem', 'dynamodb:batchgetitem', 'dynamodb:query', 'dynamodb:scan'];

function coversRead({ actions, notActions }: StatementView): boolean {
  if (actions.some((entry) => READS.some((read) => matchesAction(entry, read)))) return true;
  if (notActions.length === 0) return false;
  return READS.some((read) => !notActions.some((entry) => matchesAction(entry, read)));
}

export default defineCheck({
  id: 'dynamodb-attributes-without-select',
  code: 'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT',
  severity: 'security',
  types: ['identity', 'resource'],
  title: 'Attributes limited, but reading all of them is allowed',
  why: 'dynamodb:Attributes holds the attributes that a request names. A read that names none returns all, so dynamodb:Select must say that only named attributes are read.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html',
  bad: [
    {
      with: {
        Action: ['dynamodb:GetItem', 'dynamodb:Query'],
        Resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/Games',
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['Id', 'Score'] } },
      },
      at: ['#Statement.0.Condition.ForAllValues:StringEquals.dynamodb:Attributes'],
      fixed: {
        Condition: {
          'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['Id', 'Score'] },
          StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
        },
      },
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'dynamodb:*',
        Resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/Games',
        Condition: { 'ForAnyValue:StringEquals': { 'dynamodb:attributes': 'Salary' } },
      },
      at: ['#Statement.0.Condition.ForAnyValue:StringEquals.dynamodb:attributes'],
    },
    {
      with: {
        Action: undefined,
        NotAction: 's3:*',
        Resource: '*',
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['Id'] } },
      },
      fixed: {
        Condition: {
          'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['Id'] },
          StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
        },
      },
    },
  ],
  good: [
    {
      with: {
        Action: 'dynamodb:Scan',
        Condition: {
          'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['Id'] },
          StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
        },
      },
    },
    {
      with: {
        Action: 'dynamodb:UpdateItem',
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['Id'] } },
      },
    },
    {
      with: {
        Action: undefined,
        NotAction: 'dynamodb:*',
        Resource: '*',
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['Id'] } },
      },
    },
  ],
  on: 'condition',
  check({ operator, keyName, path }, statement): CheckFindings {
    if (keyName !== 'dynamodb:attributes' || !operator || operator.base === 'Null') return undefined;
    if (statement.conditions.some((other) => other.keyName === 'dynamodb:select')) return undefined;
    if (!coversRead(statement)) return undefined;
    const edit =
      statement.effect === 'Allow'
        ? addCondition(statement, 'StringEqualsIfExists', 'dynamodb:Select', 'SPECIFIC_ATTRIBUTES')
        : undefined;
    return {
      message:
        'A read that names no attributes returns all of them despite this condition. Test `dynamodb:Select` for `SPECIFIC_ATTRIBUTES` as well.',
      locations: [atKey(path)],
      ...(edit && { fix: { title: 'Require SPECIFIC_ATTRIBUTES', safe: false, edits: [edit] } }),
    };
  },
});
