// Null with ForAllValues or ForAnyValue, which do not apply to it.
import { ALL_TYPES, atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { moveKey } from '#iam/rules/condition-edits.ts';

export default defineCheck({
  id: 'null-with-qualifier',
  code: 'NULL_WITH_QUALIFIER',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Null with ForAllValues or ForAnyValue',
  why: 'Null tests whether a key is present, however many values it has. Without the key, ForAllValues is always true and ForAnyValue never, so a qualifier can invert the test.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null',
  bad: [
    {
      with: { Condition: { 'ForAnyValue:Null': { 'aws:TagKeys': 'false' } } },
      at: ['#Statement.0.Condition.ForAnyValue:Null.aws:TagKeys'],
      fixed: { Condition: { Null: { 'aws:TagKeys': 'false' } } },
    },
    {
      with: { Effect: 'Deny', Condition: { 'ForAllValues:Null': { 'aws:MultiFactorAuthAge': 'true' } } },
      at: ['#Statement.0.Condition.ForAllValues:Null.aws:MultiFactorAuthAge'],
      fixed: { Condition: { Null: { 'aws:MultiFactorAuthAge': 'true' } } },
    },
    {
      with: {
        Condition: {
          'ForAllValues:Null': { 'aws:TagKeys': 'false' },
          Null: { 'aws:ResourceTag/Team': 'false' },
        },
      },
      fixed: { Condition: { Null: { 'aws:ResourceTag/Team': 'false', 'aws:TagKeys': 'false' } } },
    },
  ],
  good: [
    { with: { Condition: { Null: { 'aws:TagKeys': 'false' } } } },
    { with: { Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'Team' } } } },
  ],
  on: 'condition',
  check(condition, statement): CheckFindings {
    const { operator, path } = condition;
    if (operator?.base !== 'Null' || !operator.set) return undefined;
    const edits = moveKey(statement, condition, 'Null');
    return {
      message: `Null does not need ${operator.set}: it tests whether the key is present, however many values it has. Write only Null.`,
      locations: [atKey(path)],
      ...(edits && { fix: { title: 'Use Null', safe: false, edits } }),
    };
  },
});
