// Whether a value can be one of a condition key, by the type that AWS gives the key.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { parseDate, isEpoch } from '#iam/policy/dates.ts';
import { parseIp } from '#iam/policy/ip.ts';
import { show } from '#iam/text/quote.ts';
import type { KeyType } from '#iam/reference/global-keys.ts';

interface ValueRule {
  readonly fits: (value: string) => boolean;
  /** What the key takes: "a number". */
  readonly takes: string;
  /** What to write; empty where `takes` says it. */
  readonly how: string;
}

const DATE: ValueRule = {
  fits: (value) => parseDate(value) !== undefined || isEpoch(value),
  takes: 'a date',
  how: 'Write one such as 2027-01-31 or 2027-01-31T09:30:00Z.',
};
const NUMBER: ValueRule = {
  fits: (value) => /^[+-]?\d+(?:\.\d+)?$/.test(value),
  takes: 'a number',
  how: 'Write digits, with a point before decimals, such as 3600.',
};
const ARN: ValueRule = {
  fits: (value) => /^arn:(?:[^:]*:){4}/.test(value),
  takes: 'an ARN',
  how: 'Write six fields with colons between them, such as arn:aws:s3:::amzn-s3-demo-bucket.',
};
const BOOL: ValueRule = {
  fits: (value) => /^(?:true|false)$/i.test(value),
  takes: 'true or false',
  how: '',
};

/** Types without a rule take any text. */
const RULES: Partial<Readonly<Record<KeyType, ValueRule>>> = {
  ARN,
  ArrayOfARN: ARN,
  Bool: BOOL,
  ArrayOfBool: BOOL,
  Numeric: NUMBER,
  Date: DATE,
  DateOrNumeric: {
    fits: DATE.fits,
    takes: 'a date or seconds since 1970',
    how: 'Write one such as 2027-01-31T09:30:00Z or 1801387800.',
  },
  IPAddress: {
    // A request comes from one address, not from a range of them.
    fits: (value) => !value.includes('/') && parseIp(value) !== undefined,
    takes: 'an IP address',
    how: 'Write one address, such as 203.0.113.7 or 2001:db8::1.',
  },
};

/** What is wrong with the values of a key of this type; undefined if nothing is. */
export function valueProblem(key: string, type: KeyType, values: readonly string[]): string | undefined {
  const rule = RULES[type];
  const wrong = rule && values.find((value) => !rule.fits(value));
  if (!rule || wrong === undefined) return undefined;
  return `${key} takes ${rule.takes}, not ${show(wrong)}. ${rule.how}`.trim();
}
