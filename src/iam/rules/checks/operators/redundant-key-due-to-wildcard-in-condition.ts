// A * that makes a condition true whether the key is there or not.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { removeKey } from '#iam/rules/condition-edits.ts';
import { fitsEverything, starMeaning, starOf } from './star-meaning.ts';

export default defineCheck({
  id: 'redundant-key-due-to-wildcard-in-condition',
  code: 'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Condition that is always true',
  why: 'Every value matches *, and with IfExists or ForAllValues the condition is also true without the key. It restricts nothing.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists',
  bad: [
    {
      with: { Condition: { StringLikeIfExists: { 'aws:PrincipalTag/Team': '*' } } },
      at: ['Statement.0.Condition.StringLikeIfExists.aws:PrincipalTag/Team'],
      fixed: { Condition: undefined },
    },
    {
      with: {
        Condition: {
          'ForAllValues:StringLike': { 'aws:TagKeys': ['Team', '*'] },
          Bool: { 'aws:SecureTransport': 'true' },
        },
      },
      at: ['Statement.0.Condition.ForAllValues:StringLike.aws:TagKeys.1'],
      fixed: { Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
    },
  ],
  good: [
    { with: { Condition: { StringLikeIfExists: { 'aws:PrincipalTag/Team': 'a*' } } } },
    { with: { Condition: { StringLike: { 'aws:PrincipalTag/Team': '*' } } } },
    { with: { Condition: { 'ForAllValues:StringNotLike': { 'aws:TagKeys': '*' } } } },
  ],
  on: 'condition',
  check(condition, statement, { reference }): CheckFindings {
    const star = starOf(condition);
    if (!star || starMeaning(condition) !== 'always') return undefined;
    return {
      message: `${condition.operatorName} with \`*\` is true for every request, with ${show(condition.key)} or without it. Remove the condition, or name the values you mean.`,
      locations: [atValue(star.path)],
      ...(fitsEverything(condition, reference) && {
        fix: {
          title: 'Remove this condition',
          safe: true,
          edits: [removeKey(statement, condition)],
        },
      }),
    };
  },
});
