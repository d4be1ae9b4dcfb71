// A * or ? where the operator takes it as a plain character.
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { moveKey } from '#iam/rules/condition-edits.ts';

/** Variables, and ${*}, ${?} and ${$}, which write these characters out. */
const VARIABLES = /\$\{[^{}]*\}/g;

const isPattern = (value: unknown): boolean =>
  typeof value === 'string' && hasWildcard(value) && hasWildcard(value.replaceAll(VARIABLES, ''));

export default defineCheck({
  id: 'wildcard-without-like-operator',
  code: 'WILDCARD_WITHOUT_LIKE_OPERATOR',
  severity: 'warning',
  types: ALL_TYPES,
  title: 'Wildcard under an operator without wildcards',
  why: 'Only StringLike and StringNotLike, and the ARN operators, take * and ? as wildcards. StringEquals looks for the characters themselves, which few values contain.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String',
  bad: [
    {
      with: {
        Action: 's3:ListBucket',
        Condition: { StringEquals: { 's3:prefix': ['home/', 'home/ana/*'] } },
      },
      at: ['Statement.0.Condition.StringEquals.s3:prefix.1'],
      fixed: { Condition: { StringLike: { 's3:prefix': ['home/', 'home/ana/*'] } } },
    },
    {
      with: {
        Condition: { 'ForAnyValue:StringNotEqualsIfExists': { 'aws:TagKeys': 'team-?' } },
      },
      at: ['Statement.0.Condition.ForAnyValue:StringNotEqualsIfExists.aws:TagKeys'],
      fixed: { Condition: { 'ForAnyValue:StringNotLikeIfExists': { 'aws:TagKeys': 'team-?' } } },
    },
    // No fix: no operator takes wildcards and does not mind the case.
    { with: { Condition: { StringEqualsIgnoreCase: { 'aws:PrincipalTag/team': 'dev*' } } } },
  ],
  good: [
    { with: { Condition: { StringLike: { 'aws:PrincipalTag/team': 'dev*' } } } },
    { with: { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'dev${*}' } } } },
    { with: { Condition: { StringEquals: { 'aws:userid': "${aws:PrincipalTag/id, 'none?'}" } } } },
    {
      with: { Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:*:111122223333:t' } } },
    },
  ],
  on: 'condition',
  check(condition, statement): CheckFindings {
    const { operator, operatorName, values } = condition;
    if (operator?.family !== 'String' || operator.wildcards) return undefined;
    const places = values.filter(({ value }) => isPattern(value));
    const [first] = places;
    if (!first) return undefined;
    const like = operator.base.endsWith('IgnoreCase') ? undefined : operatorName.replace('Equals', 'Like');
    const edits = like && moveKey(statement, condition, like);
    return {
      message: `${operatorName} looks for the characters of ${show(String(first.value))} as they are. ${like ? `Use ${like} for wildcards` : 'Use StringLike, which is case-sensitive, for wildcards'}, or write \`\${*}\` and \`\${?}\` if you mean the characters.`,
      locations: places.map(({ path }) => atValue(path)),
      ...(edits && { fix: { title: `Use ${like}`, safe: false, edits } }),
    };
  },
});
