// ForAllValues on a key that has one value: all it adds is that the condition is true without the key.
import type { Operator } from '#iam/policy/operators.ts';
import { show } from '#iam/text/quote.ts';
import { lackingActions } from '#iam/rules/carried-keys.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { moveKey } from '#iam/rules/condition-edits.ts';
import { hasOneValue } from '#iam/rules/key-type.ts';

/** What says the same without ForAllValues; for an Allow, what was meant: that the key be there. */
function better({ base, ifExists, negated }: Operator, isDeny: boolean): string {
  return ifExists || (isDeny && !negated) ? `${base}IfExists` : base;
}

/** Whether that is true for the same requests, or in a Deny for more. ForAllValues is also true for an empty text. */
const isSame = ({ family, ifExists, negated }: Operator, isDeny: boolean): boolean =>
  negated || (isDeny ? family !== 'String' : ifExists);

export default defineCheck({
  id: 'forallvalues-with-single-valued-key',
  code: 'FORALLVALUES_WITH_SINGLE_VALUED_KEY',
  severity: 'security',
  types: ALL_TYPES,
  title: 'ForAllValues on a key with one value',
  why: 'ForAllValues is true when the request does not carry the key. On a key with a single value it does nothing else, so an Allow also applies to requests without a value.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
  bad: [
    {
      with: { Condition: { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
      at: ['#Statement.0.Condition.ForAllValues:StringEquals.aws:PrincipalOrgID'],
      fixed: { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
    },
    {
      with: { Effect: 'Deny', Condition: { 'ForAllValues:Bool': { 'aws:SecureTransport': 'false' } } },
      fixed: { Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } } },
    },
    {
      with: {
        Effect: 'Deny',
        Condition: { 'ForAllValues:StringNotLike': { 's3:x-amz-acl': ['private'] } },
        Action: 's3:PutObject',
      },
      fixed: { Condition: { StringNotLike: { 's3:x-amz-acl': ['private'] } } },
    },
    {
      with: {
        Action: 'codeconnections:PassConnection',
        Condition: {
          'ForAllValues:StringEquals': { 'codeconnections:PassedToService': ['codepipeline.amazonaws.com'] },
        },
      },
      fixed: {
        Condition: { StringEquals: { 'codeconnections:PassedToService': ['codepipeline.amazonaws.com'] } },
      },
    },
    // The same for each request, or in a Deny for more, is safe.
    {
      with: { Effect: 'Allow', Condition: { 'ForAllValues:StringEquals': { 'aws:username': 'ana' } } },
      fixed: { Condition: { StringEquals: { 'aws:username': 'ana' } } },
      isSafe: false,
    },
    {
      with: { Effect: 'Allow', Condition: { 'ForAllValues:StringNotEquals': { 'aws:username': 'ana' } } },
      fixed: { Condition: { StringNotEquals: { 'aws:username': 'ana' } } },
      isSafe: true,
    },
    {
      with: {
        Effect: 'Allow',
        Condition: { 'ForAllValues:StringEqualsIfExists': { 'aws:username': 'ana' } },
      },
      fixed: { Condition: { StringEqualsIfExists: { 'aws:username': 'ana' } } },
      isSafe: true,
    },
    {
      with: { Effect: 'Deny', Condition: { 'ForAllValues:StringEquals': { 'aws:username': 'ana' } } },
      fixed: { Condition: { StringEqualsIfExists: { 'aws:username': 'ana' } } },
      isSafe: false,
    },
    {
      with: { Effect: 'Deny', Condition: { 'ForAllValues:IpAddress': { 'aws:SourceIp': '203.0.113.0/24' } } },
      fixed: { Condition: { IpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/24' } } },
      isSafe: true,
    },
  ],
  good: [
    { with: { Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['Team'] } } } },
    { with: { Condition: { 'ForAnyValue:StringEquals': { 'aws:username': 'ana' } } } },
    { with: { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } } },
    // One value in sessions, several in requests to one service.
    {
      with: {
        Action: 'q:CreateAssignment',
        Resource: '*',
        Condition: { 'ForAllValues:StringEquals': { 'identitystore:UserId': ['a', 'b'] } },
      },
    },
    {
      with: {
        Action: 'codeconnections:UseConnection',
        Resource: '*',
        Condition: {
          'ForAllValues:StringEquals': { 'codeconnections:ProviderAction': ['GetBranch', 'GitPull'] },
        },
      },
    },
    // Without ForAllValues, GetObject would be out: it never carries this key.
    {
      with: {
        Action: ['s3:GetObject', 's3:PutObject'],
        Condition: { 'ForAllValues:StringEquals': { 's3:x-amz-acl': ['private'] } },
      },
    },
    // Another check reports these.
    {
      with: {
        Condition: {
          'ForAllValues:Null': { 'aws:username': 'true' },
          'ForAllValues:StringLikes': { 'aws:username': 'ana' },
        },
      },
    },
  ],
  on: 'condition',
  check(condition, statement, { reference }): CheckFindings {
    const { operator, key, keyName, path } = condition;
    if (operator?.set !== 'ForAllValues' || operator.base === 'Null') return undefined;
    if (!hasOneValue(keyName, reference)) return undefined;
    if (!reference.globalKey(keyName) && lackingActions(statement, keyName, reference).length > 0) {
      return undefined;
    }
    const isDeny = statement.effect === 'Deny';
    const instead = better(operator, isDeny);
    const edits = moveKey(statement, condition, instead);
    return {
      message: `${show(key)} has one value, so all that ForAllValues does is make the condition true when the key is missing. Use ${instead}.`,
      locations: [atKey(path)],
      ...(edits && { fix: { title: `Use ${instead}`, safe: isSame(operator, isDeny), edits } }),
    };
  },
});
