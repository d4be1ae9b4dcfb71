// Right conditions on a key: every operator of its type, with a value that the key can have.
import type { JsonValue } from '#iam/json/parse.ts';
import { knownValues } from '#iam/facts/condition-values.ts';
import type { KeyType } from '#iam/reference/global-keys.ts';

const TEXT = ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringLike', 'StringNotLike'];
const ARNS = ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'];
const NUMBERS = ['NumericEquals', 'NumericLessThanEquals', 'NumericGreaterThan'];
const DATES = ['DateLessThan', 'DateGreaterThanEquals'];

const OPERATORS: Readonly<Record<KeyType, readonly string[]>> = {
  String: TEXT,
  ArrayOfString: TEXT,
  // AWS takes ARNs as text as well, but warns of wildcards in them.
  ARN: [...ARNS, 'StringEquals'],
  ArrayOfARN: [...ARNS, 'StringEquals'],
  ARNOrString: [...ARNS, 'StringEquals', 'StringNotEquals'],
  Bool: ['Bool'],
  ArrayOfBool: ['Bool'],
  Numeric: NUMBERS,
  Date: DATES,
  DateOrNumeric: [...DATES, ...NUMBERS],
  IPAddress: ['IpAddress', 'NotIpAddress'],
};

const A_KEY = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

function textFor(name: string): string {
  if (name === 'kms:viaservice') return 's3.us-east-1.amazonaws.com';
  if (/region$|regions$/.test(name)) return 'us-east-1';
  if (/calledvia|servicename|serviceprincipal|passedtoservice/.test(name)) return 'lambda.amazonaws.com';
  if (name.endsWith('sourcevpce')) return 'vpce-0a1b2c3d4e5f67890';
  if (name.endsWith('sourcevpc')) return 'vpc-0a1b2c3d4e5f67890';
  return knownValues(name)?.values[0] ?? 'Some value';
}

function valueFor(key: string, type: KeyType, operator: string): JsonValue {
  const name = key.toLowerCase();
  if (operator.startsWith('Numeric')) return '10';
  if (operator.startsWith('Date')) return '2027-01-31T09:30:00Z';
  if (operator === 'Bool') return 'true';
  if (operator.endsWith('IpAddress')) return '203.0.113.0/24';
  return type.includes('ARN') ? A_KEY : textFor(name);
}

/** A key as a policy writes it. */
const written = (key: string): string =>
  key.replaceAll(/\$\{[^}]*\}|<[^>]*>/g, 'Team').replace(/\/(?:tag-key)?$/, '/Team');

/** The key under every operator of its type, with values that it can have. */
export function conditionsOn(key: string, type: KeyType): readonly JsonValue[] {
  const forms = type.startsWith('Array') ? ['ForAllValues:', 'ForAnyValue:'] : [''];
  const name = written(key);
  const tests = OPERATORS[type].flatMap((operator) =>
    forms.flatMap((form) =>
      ['', 'IfExists'].map((end): JsonValue => ({
        [`${form}${operator}${end}`]: { [name]: valueFor(name, type, operator) },
      })),
    ),
  );
  return [...tests, { Null: { [name]: 'true' } }];
}
