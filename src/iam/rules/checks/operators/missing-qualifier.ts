// A key with several values in a request, tested without saying whether one or all of them must fit.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { isMultivalued, keyType } from '#iam/rules/key-type.ts';

export default defineCheck({
  id: 'missing-qualifier',
  code: 'MISSING_QUALIFIER',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Multivalued key without ForAllValues or ForAnyValue',
  why: 'A request can carry several values of such a key. ForAnyValue (one of them matches) or ForAllValues (all match, or there are none) defines how they are compared.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
  bad: [
    {
      with: { Condition: { StringEquals: { 'aws:TagKeys': 'Team' } } },
      at: ['#Statement.0.Condition.StringEquals.aws:TagKeys'],
    },
    {
      with: { Condition: { StringLikeIfExists: { 'AWS:PRINCIPALORGPATHS': ['o-a1b2c3d4e5/r-ab12/*'] } } },
      at: ['#Statement.0.Condition.StringLikeIfExists.AWS:PRINCIPALORGPATHS'],
    },
    {
      with: {
        Action: 'dynamodb:GetItem',
        Condition: { StringEquals: { 'dynamodb:LeadingKeys': '${aws:userid}' } },
      },
    },
  ],
  good: [
    { with: { Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'Team' } } } },
    { with: { Condition: { Null: { 'aws:TagKeys': 'false' } } } },
    { with: { Condition: { StringEquals: { 'aws:RequestTag/Team': ['a', 'b'] } } } },
    // A key whose name begins like that of a multivalued one.
    {
      with: {
        Action: 'events:CreateSubscriber',
        Resource: '*',
        Condition: { StringEquals: { 'events:Metadata/Team/Matcher': 'a' } },
      },
    },
  ],
  on: 'condition',
  check({ operator, operatorName, key, keyName, path }, _statement, { reference }): CheckFindings {
    if (!operator || operator.set || operator.base === 'Null') return undefined;
    const type = keyType(keyName, reference);
    if (!type || !isMultivalued(type)) return undefined;
    return {
      message: `A request can carry several values of ${show(key)}. Put ForAnyValue: in front of ${operatorName} if one of them must match, or ForAllValues: if all must.`,
      locations: [atKey(path)],
    };
  },
});
