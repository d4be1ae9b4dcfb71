// NumericEquals and other numeric operators: decimals, compared digit by digit so that none is lost.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric
import { triOf } from '#iam/decide/three-valued.ts';
import { show } from '#iam/text/quote.ts';
import { compares } from './compares.ts';
import { unreadableValue, type ConditionFamily } from './family.ts';

interface Decimal {
  readonly negative: boolean;
  /** Digits before the point, without leading zeros. */
  readonly whole: string;
  /** Digits after it, without trailing zeros. */
  readonly fraction: string;
}

const FORM = /^([+-])?(\d+)(?:\.(\d+))?$/;

/** The digits without trailing zeros. A regular expression would be slow for many zeros. */
function withoutEnd(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}

export function parseDecimal(text: string): Decimal | undefined {
  const match = FORM.exec(text);
  if (!match) return undefined;
  const whole = (match[2] ?? '').replace(/^0+/, '');
  const fraction = withoutEnd(match[3] ?? '');
  return { negative: match[1] === '-' && whole + fraction !== '', whole, fraction };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  // Without leading zeros a longer number is greater; without trailing zeros fractions compare as texts.
  const size = a.whole.length - b.whole.length || order(a.whole, b.whole) || order(a.fraction, b.fraction);
  return a.negative ? 0 - size : size;
}

export const numericFamily: ConditionFamily = {
  reads: (value) => FORM.test(value),
  compile(base, text) {
    const expected = parseDecimal(text);
    if (!expected) return unreadableValue(`${show(text)} is not a number. Write digits, such as 10 or 2.5.`);
    return {
      matches(value) {
        const given = parseDecimal(value);
        return triOf(given !== undefined && compares(base, compareDecimals(given, expected)));
      },
    };
  },
};
