// Several values where only one of true and false can be meant.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { keyType } from '#iam/rules/key-type.ts';
import type { ConditionView } from '#iam/rules/policy-view.ts';
import type { Reference } from '#iam/reference/reference.ts';

/** A few keys carry several booleans, which a set operator compares. */
function takesSeveral({ operator, keyName }: ConditionView, reference: Reference): boolean {
  if (operator?.base !== 'Bool' || !operator.set) return false;
  const type = keyType(keyName, reference);
  return type === undefined || type === 'ArrayOfBool';
}

export default defineCheck({
  id: 'invalid-condition-multiple-boolean',
  code: 'INVALID_CONDITION_MULTIPLE_BOOLEAN',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Several values for Bool or Null',
  why: 'Values of one key are alternatives, so true together with false tests nothing. Bool and Null take one value.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean',
  bad: [
    {
      with: { Condition: { Bool: { 'aws:SecureTransport': ['true', 'false'] } } },
      at: ['#Statement.0.Condition.Bool.aws:SecureTransport'],
    },
    {
      with: { Condition: { Null: { 'aws:TagKeys': ['false', 'False'] } } },
      at: ['#Statement.0.Condition.Null.aws:TagKeys'],
      fixed: { Condition: { Null: { 'aws:TagKeys': 'false' } } },
    },
    { with: { Condition: { BoolIfExists: { 'aws:ViaAWSService': [true, false] } } } },
    { with: { Condition: { 'ForAnyValue:Bool': { 'aws:SecureTransport': ['true', 'false'] } } } },
  ],
  good: [
    { with: { Condition: { Bool: { 'aws:SecureTransport': ['true'] } } } },
    { with: { Condition: { Null: { 'aws:TagKeys': false } } } },
    {
      with: {
        Action: 'route53resolver:UpdateFirewallRule',
        Condition: { 'ForAllValues:Bool': { 'unknown:Flags': ['true', 'false'] } },
      },
    },
  ],
  on: 'condition',
  check(condition, _statement, { reference }): CheckFindings {
    const { operator, key, values, path } = condition;
    if (values.length < 2 || (operator?.base !== 'Bool' && operator?.base !== 'Null')) return undefined;
    if (takesSeveral(condition, reference)) return undefined;
    const first = values[0]!.value;
    const isSame = values.every(({ value }) => String(value).toLowerCase() === String(first).toLowerCase());
    return {
      message: `${show(key)} has ${values.length} values under ${operator.base}, which takes one. Write \`"true"\` or \`"false"\`.`,
      locations: [atKey(path)],
      ...(isSame && {
        fix: { title: 'Keep one', safe: true, edits: [{ kind: 'replace', path, value: first }] },
      }),
    };
  },
});
