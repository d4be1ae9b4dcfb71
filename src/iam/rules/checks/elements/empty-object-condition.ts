// A condition, or an operator in it, that asks for nothing.
import { isObject, own } from '#iam/json/json-value.ts';
import { show } from '#iam/text/quote.ts';
import {
  ALL_TYPES,
  atValue,
  defineCheck,
  type Fix,
  type CheckFinding,
  type CheckFindings,
} from '#iam/rules/check.ts';

const remove = (title: string, path: readonly (string | number)[]): Fix => ({
  title,
  safe: true,
  edits: [{ kind: 'remove', path }],
});

export default defineCheck({
  id: 'empty-object-condition',
  code: 'EMPTY_OBJECT_CONDITION',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Empty condition',
  why: 'A Condition without operators, or an operator without keys, requires nothing: the statement applies as if it were not there.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
  bad: [
    {
      with: { Condition: {} },
      at: ['Statement.0.Condition'],
      fixed: { Condition: undefined },
    },
    {
      with: { Condition: { StringEquals: {} } },
      at: ['Statement.0.Condition.StringEquals'],
      fixed: { Condition: undefined },
    },
    {
      type: 'trust',
      with: { Condition: { Bool: { 'aws:SecureTransport': 'true' }, StringLike: {} } },
      at: ['Statement.0.Condition.StringLike'],
      fixed: { Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
    },
    // Without both nothing would be left.
    {
      with: { Condition: { Bool: {}, StringEquals: {} } },
      at: ['Statement.0.Condition.Bool', 'Statement.0.Condition.StringEquals'],
    },
  ],
  good: [{ with: { Condition: { Bool: { 'aws:SecureTransport': 'true' } } } }, { with: {} }],
  on: 'statement',
  check({ source, path }): CheckFindings {
    const condition = own(source, 'Condition');
    if (!isObject(condition)) return undefined;
    const at = [...path, 'Condition'];
    const operators = Object.keys(condition);
    if (operators.length === 0) {
      return {
        message: '`Condition` is empty and restricts nothing. Add operators and keys, or remove it.',
        locations: [atValue(at)],
        fix: remove('Remove Condition', at),
      };
    }
    const empty = operators.filter((name) => {
      const keys = condition[name];
      return isObject(keys) && Object.keys(keys).length === 0;
    });
    return empty.map((name): CheckFinding => {
      const fix =
        operators.length === 1
          ? remove('Remove Condition', at)
          : remove('Remove the empty operator', [...at, name]);
      return {
        message: `${show(name)} has no condition keys and restricts nothing. Add a key, or remove it.`,
        locations: [atValue([...at, name])],
        // Of several empty ones, the last would leave the condition empty.
        ...(empty.length < operators.length || operators.length === 1 ? { fix } : {}),
      };
    });
  },
});
