// The operators of Terraform: the result for two values.
// https://developer.hashicorp.com/terraform/language/expressions/operators
import { hasOpen, settle, type PartialValue } from '#iam/import/partial-value.ts';

const NUMBERS: Readonly<Record<string, (a: number, b: number) => PartialValue>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? null : a / b),
  '%': (a, b) => (b === 0 ? null : a % b),
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

const isSame = (left: PartialValue, right: PartialValue): boolean =>
  JSON.stringify(settle(left)) === JSON.stringify(settle(right));

/** The value; undefined where a part of it is open, or the operator does not take such values. */
export function compute(operator: string, left: PartialValue, right: PartialValue): PartialValue | undefined {
  if (hasOpen(left) || hasOpen(right)) return undefined;
  if (operator === '==' || operator === '!=') return isSame(left, right) === (operator === '==');
  // The left one alone did not decide.
  if (operator === '&&' || operator === '||') return typeof right === 'boolean' ? right : undefined;
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  return NUMBERS[operator]?.(left, right) ?? undefined;
}
