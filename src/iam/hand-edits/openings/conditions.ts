// Whether a condition limits at least as much as another: every request that it lets pass, the other lets pass.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { isEpoch, parseDate } from '#iam/policy/dates.ts';
import { parseIp, rangeContains } from '#iam/policy/ip.ts';
import type { Operator } from '#iam/policy/operators.ts';
import { globCovers, hasWildcard } from '#iam/policy/patterns/glob.ts';
import { hasVariable } from '#iam/policy/variables.ts';
import type { ReadCondition } from './read-statements.ts';

const ARN_FIELDS = 6;

/** The six fields of an ARN, the last with its colons. */
function fieldsOf(text: string): readonly string[] {
  const fields = text.split(':');
  return [...fields.slice(0, ARN_FIELDS - 1), fields.slice(ARN_FIELDS - 1).join(':')];
}

function arnCovers(wide: string, narrow: string): boolean {
  if (wide === '*') return true;
  const [outer, inner] = [fieldsOf(wide), fieldsOf(narrow)];
  if (wide.split(':').length < ARN_FIELDS || narrow.split(':').length < ARN_FIELDS) return false;
  return outer.every((field, index) => globCovers(field, inner[index] ?? ''));
}

function ipCovers(wide: string, narrow: string): boolean {
  const [outer, inner] = [parseIp(wide), parseIp(narrow)];
  // What an IPv6 address without a prefix stands for is not certain.
  const isClear = [wide, narrow].every((text) => text.includes('/') || !text.includes(':'));
  return isClear && outer !== undefined && inner !== undefined && rangeContains(outer, inner);
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

const numberOf = (text: string): number | undefined => (NUMBER.test(text) ? Number(text) : undefined);
const dateOf = (text: string): number | undefined => (isEpoch(text) ? Number(text) * 1000 : parseDate(text));

function orderCovers(base: string, wide: number | undefined, narrow: number | undefined): boolean {
  if (wide === undefined || narrow === undefined) return false;
  if (base.includes('LessThan')) return narrow <= wide;
  return base.includes('GreaterThan') ? narrow >= wide : narrow === wide;
}

const positive = ({ base }: Operator): string => base.replace('Not', '');

/** Whether the values of an operator are compared letter by letter, without wildcards in this one. */
const isLiteral = (operator: Operator, text: string): boolean =>
  positive(operator) === 'StringEquals' || (operator.wildcards && !hasWildcard(text));

function stringCovers(wide: Operator, outer: string, narrow: Operator, inner: string): boolean {
  const isExact = isLiteral(narrow, inner);
  switch (positive(wide)) {
    case 'StringEquals':
      return isExact && outer === inner;
    case 'StringEqualsIgnoreCase':
      return (isExact || narrow.base === wide.base) && outer.toLowerCase() === inner.toLowerCase();
    default:
      if (positive(narrow) === 'StringEqualsIgnoreCase') return outer === '*';
      return (isExact || narrow.family === 'String') && globCovers(outer, inner);
  }
}

/** Whether what matches the one value of `narrow` also matches the one of `wide`. Variables may stand for anything. */
function valueCovers(wide: Operator, outer: string, narrow: Operator, inner: string): boolean {
  const isSame = positive(wide) === positive(narrow) || (wide.family === 'Arn' && narrow.family === 'Arn');
  if (isSame && outer === inner) return true;
  if (hasVariable(outer) || hasVariable(inner)) return wide.wildcards && outer === '*';
  switch (wide.family) {
    case 'String':
      return (
        (narrow.family === 'String' || narrow.family === 'Arn') && stringCovers(wide, outer, narrow, inner)
      );
    case 'Arn':
      return (narrow.family === 'Arn' || isLiteral(narrow, inner)) && arnCovers(outer, inner);
    case 'Bool':
    case 'Null':
      return isSame && outer.toLowerCase() === inner.toLowerCase();
    case 'Ip':
      return isSame && ipCovers(outer, inner);
    case 'Numeric':
      return isSame && orderCovers(wide.base, numberOf(outer), numberOf(inner));
    case 'Date':
      return isSame && orderCovers(wide.base, dateOf(outer), dateOf(inner));
    case 'Binary':
      return false;
  }
}

/** Whether the narrow condition never passes a request without the key that the wide one stops. */
function keepsPresence(wide: Operator, narrow: Operator): boolean {
  if (!narrow.ifExists || wide.ifExists) return true;
  return wide.set === 'ForAllValues' || (wide.set === undefined && wide.negated);
}

function keepsSet(wide: Operator, narrow: Operator): boolean {
  return wide.set === narrow.set || (narrow.set === undefined && !narrow.negated);
}

/** The values of `narrow` by which it lets more pass than `wide`; undefined where it does not limit what `wide` limits. */
export function widerValues(
  wide: ReadCondition,
  narrow: ReadCondition,
  sameVariables: boolean,
): readonly string[] | undefined {
  const [outer, inner] = [wide.operator, narrow.operator];
  if (wide.keyName !== narrow.keyName || !outer || !inner || !wide.values || !narrow.values) return undefined;
  if (narrow.values.length === 0) return undefined;
  const isSomewhere = (values: readonly string[]): boolean => values.some(hasVariable);
  if (!sameVariables && (isSomewhere(wide.values) || isSomewhere(narrow.values))) return undefined;
  if (outer.family === 'Null' && inner.family !== 'Null') {
    const isThere = !inner.negated && !inner.ifExists && inner.set !== 'ForAllValues';
    return isThere && wide.values.every((value) => value.toLowerCase() === 'false') ? [] : undefined;
  }
  if (inner.family === 'Null' && outer.family !== 'Null') return undefined;
  if (outer.negated !== inner.negated || !keepsSet(outer, inner) || !keepsPresence(outer, inner))
    return undefined;
  const [wideValues, narrowValues] = [wide.values, narrow.values];
  if (!outer.negated)
    return narrowValues.filter((value) => !wideValues.some((each) => valueCovers(outer, each, inner, value)));
  // Who is no longer excepted: all but the values pass.
  return wideValues.filter((value) => !narrowValues.some((each) => valueCovers(inner, each, outer, value)));
}
