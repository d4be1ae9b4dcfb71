// Whether a value can be one of a condition key, by the type that AWS gives the key; if not, what to write instead.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { parseDate, isEpoch } from '#core/iam/dates.ts';
import { parseIp } from '#core/iam/ip.ts';
import { show } from '#core/text/quote.ts';
import type { KeyType } from '#core/reference/global-keys.ts';

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const ARN = /^arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:\S[\s\S]*$/;

/** What one value must be. */
interface Rule {
  readonly fits: (value: string) => boolean;
  /** "a number" */
  readonly noun: string;
  readonly how: string;
}

const DATE: Rule = {
  fits: (value) => parseDate(value) !== undefined || isEpoch(value),
  noun: 'date',
  how: 'Write 2027-01-31 or 2027-01-31T09:30:00Z.',
};
const A_NUMBER: Rule = {
  fits: (value) => NUMBER.test(value),
  noun: 'number',
  how: 'Write digits, with a point before decimals, such as 3600.',
};
const AN_ARN: Rule = {
  fits: (value) => ARN.test(value),
  noun: 'ARN',
  how: 'Write six fields with colons between them, such as arn:aws:s3:::amzn-s3-demo-bucket.',
};
const A_BOOL: Rule = {
  fits: (value) => /^(?:true|false)$/i.test(value),
  noun: 'truth value',
  how: 'Write true or false.',
};

/** Types without a rule take any text. */
const RULES: Partial<Readonly<Record<KeyType, Rule>>> = {
  ARN: AN_ARN,
  ArrayOfARN: AN_ARN,
  Bool: A_BOOL,
  ArrayOfBool: A_BOOL,
  Numeric: A_NUMBER,
  Date: DATE,
  DateOrNumeric: {
    fits: (value) => DATE.fits(value) || A_NUMBER.fits(value),
    noun: 'date or number of seconds',
    how: 'Write 2027-01-31T09:30:00Z, or seconds since 1970 such as 1801387800.',
  },
  IPAddress: {
    // A request comes from one address, not from a range of them.
    fits: (value) => !value.includes('/') && parseIp(value) !== undefined,
    noun: 'IP address',
    how: 'Write one address, such as 203.0.113.7 or 2001:db8::1.',
  },
};

/** What is wrong with the values of a key of this type; undefined where nothing is. */
export function valueProblem(key: string, type: KeyType, values: readonly string[]): string | undefined {
  if (values.length > 1 && !type.startsWith('Array'))
    return `A request carries one value of ${show(key)}. Write one.`;
  const rule = RULES[type];
  const wrong = rule && values.find((value) => !rule.fits(value));
  return rule && wrong !== undefined ? `${show(wrong)} is no ${rule.noun}. ${rule.how}` : undefined;
}
