// A * that makes a condition false for every request, so that the statement never applies.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { starMeaning, starOf } from './star-meaning.ts';

export default defineCheck({
  id: 'redundant-statement-due-to-wildcard-in-condition',
  code: 'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Condition that is never true',
  why: 'ForAnyValue with a negated operator requires a value that does not match the pattern, but every value matches *. The statement never applies: an Allow grants nothing and a Deny stops nothing.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
  bad: [
    {
      with: { Effect: 'Deny', Condition: { 'ForAnyValue:StringNotLike': { 'aws:TagKeys': '*' } } },
      at: ['Statement.0.Condition.ForAnyValue:StringNotLike.aws:TagKeys'],
    },
    {
      with: { Condition: { 'ForAnyValue:ArnNotLike': { 'sts:RequestContextProviders': ['*'] } } },
      at: ['Statement.0.Condition.ForAnyValue:ArnNotLike.sts:RequestContextProviders.0'],
    },
  ],
  good: [
    { with: { Effect: 'Deny', Condition: { 'ForAnyValue:StringNotLike': { 'aws:TagKeys': 'Team*' } } } },
    { with: { Effect: 'Deny', Condition: { 'ForAnyValue:StringLike': { 'aws:TagKeys': '*' } } } },
    { with: { Effect: 'Deny', Condition: { StringNotLike: { 'aws:userid': '*' } } } },
  ],
  on: 'condition',
  check(condition, { effect }): CheckFindings {
    const star = starOf(condition);
    if (!star || starMeaning(condition) !== 'never') return undefined;
    const result = effect === 'Deny' ? 'stops' : 'grants';
    return {
      message: `${condition.operatorName} with \`*\` is never true, so this statement ${result} nothing. Name the values of ${show(condition.key)} that you mean, or remove the statement.`,
      locations: [atValue(star.path)],
    };
  },
});
