// An operator for another kind of value than the key has.
import type { Operator } from '#iam/policy/operators.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { moveKey } from '#iam/rules/condition-edits.ts';
import { keyType } from '#iam/rules/key-type.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import type { ConditionView } from '#iam/rules/policy-view.ts';
import type { KeyType } from '#iam/reference/global-keys.ts';

/** Kinds of values that keys have. */
type Kind = 'text' | 'bool' | 'number' | 'date' | 'ip';

/** AWS takes text operators on ARN keys and the other way round. The first is what to say. */
const KINDS: Readonly<Record<KeyType, readonly [Kind, ...Kind[]]>> = {
  String: ['text'],
  ArrayOfString: ['text'],
  ARN: ['text'],
  ArrayOfARN: ['text'],
  ARNOrString: ['text'],
  Bool: ['bool'],
  ArrayOfBool: ['bool'],
  Numeric: ['number'],
  Date: ['date'],
  DateOrNumeric: ['date', 'number'],
  IPAddress: ['ip'],
};

/** Null fits every key. Of the keys that AWS documents none is binary. */
const KIND_OF: Readonly<Record<Operator['family'], Kind | 'binary' | undefined>> = {
  String: 'text',
  Arn: 'text',
  Bool: 'bool',
  Numeric: 'number',
  Date: 'date',
  Ip: 'ip',
  Binary: 'binary',
  Null: undefined,
};

const WORDS: Readonly<Record<Kind, readonly [is: string, use: string]>> = {
  text: ['text', 'a String operator'],
  bool: ['true or false', 'Bool'],
  number: ['a number', 'a Numeric operator'],
  date: ['a time', 'a Date operator'],
  ip: ['an IP address', 'IpAddress or NotIpAddress'],
};

const BOOLEAN = /^(?:true|false)$/;
const BOOLEAN_IN_ANY_CASE = /^(?:true|false)$/i;
const NUMBER = /^\d+$/;
const ADDRESS = /^\d+(?:\.\d+){3}(?:\/\d+)?$/;

/** Operators that mean the same for values of another kind, and what such values look like. */
const INSTEAD: readonly (readonly [from: string, kind: Kind, to: string, value: RegExp])[] = [
  ['StringEquals', 'bool', 'Bool', BOOLEAN],
  ['StringLike', 'bool', 'Bool', BOOLEAN],
  ['StringEqualsIgnoreCase', 'bool', 'Bool', BOOLEAN_IN_ANY_CASE],
  ['StringEquals', 'number', 'NumericEquals', NUMBER],
  ['StringNotEquals', 'number', 'NumericNotEquals', NUMBER],
  ['StringEquals', 'ip', 'IpAddress', ADDRESS],
  ['StringLike', 'ip', 'IpAddress', ADDRESS],
  ['StringNotEquals', 'ip', 'NotIpAddress', ADDRESS],
  ['StringNotLike', 'ip', 'NotIpAddress', ADDRESS],
  ['Bool', 'text', 'StringEquals', BOOLEAN],
];

function instead(operator: Operator, values: ConditionView['values'], kind: Kind): string | undefined {
  const row = INSTEAD.find(([from, to]) => from === operator.base && to === kind);
  if (!row || !values.every(({ value }) => row[3].test(String(value)))) return undefined;
  return `${operator.set ? `${operator.set}:` : ''}${row[2]}${operator.ifExists ? 'IfExists' : ''}`;
}

/** A condition on the key, and with the operator that it should have. */
const changed = (from: string, key: string, value: JsonValue, to: string) => ({
  with: { Action: 's3:ListBucket', Condition: { [from]: { [key]: value } } },
  fixed: { Condition: { [to]: { [key]: value } } },
});
/** Conditions whose operators have no such substitute for the values. */
const unclear = (from: string, key: string, value: JsonValue) => ({
  with: { Action: 's3:ListBucket', Condition: { [from]: { [key]: value } } },
});

export default defineCheck({
  id: 'type-mismatch',
  code: 'TYPE_MISMATCH',
  severity: 'warning',
  types: ALL_TYPES,
  title: 'Operator that does not fit the key’s type',
  why: 'An operator compares values of one type. String operators compare numbers, dates, addresses and Booleans as characters, and other operators cannot read text, so the condition does not work as intended.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  bad: [
    {
      with: { Condition: { StringEquals: { 'aws:SourceIp': '203.0.113.0/24' } } },
      at: ['#Statement.0.Condition.StringEquals.aws:SourceIp'],
      fixed: { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } },
    },
    {
      with: {
        Condition: {
          StringEqualsIfExists: { 'aws:MultiFactorAuthPresent': 'true', 'aws:username': 'ana' },
        },
      },
      at: ['#Statement.0.Condition.StringEqualsIfExists.aws:MultiFactorAuthPresent'],
      fixed: {
        Condition: {
          StringEqualsIfExists: { 'aws:username': 'ana' },
          BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' },
        },
      },
    },
    { with: { Condition: { NumericLessThan: { 'aws:CurrentTime': '1700000000' } } } },
    { with: { Condition: { BinaryEquals: { 'aws:PrincipalTag/key': 'QmluYXJ5' } } } },
    { with: { Action: 's3:ListBucket', Condition: { StringLike: { 's3:max-keys': '10*' } } } },
    {
      with: { Condition: { 'ForAnyValue:StringEquals': { 'aws:SecureTransport': 'true' } } },
      fixed: { Condition: { 'ForAnyValue:Bool': { 'aws:SecureTransport': 'true' } } },
    },
    changed('StringLike', 'aws:SecureTransport', 'true', 'Bool'),
    changed('StringEqualsIgnoreCase', 'aws:SecureTransport', 'False', 'Bool'),
    changed('StringEquals', 's3:max-keys', ['10', '20'], 'NumericEquals'),
    changed('StringNotEquals', 's3:max-keys', '10', 'NumericNotEquals'),
    changed('StringLike', 'aws:SourceIp', '203.0.113.17', 'IpAddress'),
    changed('StringNotEquals', 'aws:SourceIp', '203.0.113.0/24', 'NotIpAddress'),
    changed('StringNotLike', 'aws:SourceIp', '203.0.113.0/24', 'NotIpAddress'),
    changed('Bool', 'aws:username', 'true', 'StringEquals'),
    unclear('Bool', 'aws:username', 'ana'),
    unclear('StringEquals', 'aws:SecureTransport', ['true', 'untrue']),
    unclear('StringEquals', 'aws:SecureTransport', 'true?'),
    unclear('StringEqualsIgnoreCase', 'aws:SecureTransport', 'Untrue'),
    unclear('StringEqualsIgnoreCase', 'aws:SecureTransport', 'True?'),
    unclear('StringEquals', 's3:max-keys', ['10', 'k10']),
    unclear('StringEquals', 's3:max-keys', '10k'),
    unclear('StringEquals', 'aws:SourceIp', 'ip203.0.113.0'),
    unclear('StringEquals', 'aws:SourceIp', '203.0.113.0/24 or so'),
    { ...unclear('StringEquals', 'aws:CurrentTime', '2027-01-01T00:00:00Z'), says: ['a time'] },
    { ...unclear('StringLike', 'aws:EpochTime', '17*'), says: ['a time'] },
    { ...unclear('IpAddress', 'aws:SourceArn', '10.0.0.1'), says: ['is text'] },
    { ...unclear('DateLessThan', 'aws:PrincipalArn', '2027-01-01'), says: ['is text'] },
    // The operator is there, with another key, with this one, or in a wrong form.
    {
      with: {
        Condition: {
          StringEquals: { 'aws:SourceIp': '203.0.113.0/24' },
          IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' },
        },
      },
      fixed: {
        Condition: { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8', 'aws:SourceIp': '203.0.113.0/24' } },
      },
    },
    {
      with: {
        Condition: {
          StringEquals: { 'aws:SourceIp': '203.0.113.0/24' },
          IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8', 'AWS:SOURCEIP': '203.0.113.0/24' },
        },
      },
    },
    {
      with: {
        Condition: { StringEquals: { 'aws:SourceIp': '203.0.113.0/24' }, IpAddress: '203.0.113.0/24' },
      },
    },
  ],
  good: [
    { with: { Condition: { IpAddress: { 'AWS:SourceIP': '203.0.113.0/24' } } } },
    { with: { Condition: { StringEquals: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:111122223333:t' } } } },
    { with: { Condition: { ArnLike: { 'aws:userid': 'arn:aws:iam::111122223333:user/ana' } } } },
    { with: { Condition: { NumericLessThan: { 'aws:EpochTime': '1700000000' } } } },
    { with: { Condition: { Null: { 'aws:SourceIp': 'true' } } } },
  ],
  on: 'condition',
  check(condition, statement, { reference }): CheckFindings {
    const { operator, operatorName, key, keyName, path } = condition;
    const kind = operator && KIND_OF[operator.family];
    if (!kind) return undefined;
    const type = keyType(keyName, reference);
    const kinds = type && KINDS[type];
    if (!kinds || kinds.some((each) => each === kind)) return undefined;
    const [is, use] = WORDS[kinds[0]];
    const better = instead(operator, condition.values, kinds[0]);
    const edits = better && moveKey(statement, condition, better);
    return {
      message: `${show(key)} is ${is}, which ${operatorName} does not compare. Use ${better ?? use}.`,
      locations: [atKey(path)],
      ...(edits && { fix: { title: `Use ${better}`, safe: false, edits } }),
    };
  },
});
