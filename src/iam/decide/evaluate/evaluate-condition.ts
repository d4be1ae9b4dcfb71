// Evaluates a condition: one key under one operator, in the context of a request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
import type { Operator } from '#iam/policy/operators.ts';
import type { CompiledCondition } from '#iam/decide/compile/compile-condition.ts';
import type { ConditionFamily, ValueMatcher } from '#iam/decide/compile/operators/family.ts';
import { isOpen, type KeyState, type RequestContext } from '#iam/decide/key-state.ts';
import { ifSame, and, NO, not, or, triOf, UNKNOWN, YES, type Tri } from '#iam/decide/three-valued.ts';

/** A condition whose operator is known. */
interface KnownCondition extends CompiledCondition {
  readonly operator: Operator;
  readonly family: ConditionFamily;
}

const isKnown = (condition: CompiledCondition): condition is KnownCondition =>
  condition.operator !== undefined;

function matchesSome(matchers: readonly ValueMatcher[], value: string, context: RequestContext): Tri {
  let result: Tri = NO;
  for (const each of matchers) {
    result = or(result, each.matches(value, context));
    if (result === YES) break;
  }
  return result;
}

/** Whether one value of the request matches. AWS does not document values that the operator cannot read. */
function fits({ matchers, family, operator }: KnownCondition, value: string, context: RequestContext): Tri {
  const { negated } = operator;
  if (!family.reads(value)) return negated ? UNKNOWN : NO;
  const some = matchesSome(matchers, value, context);
  return negated ? not(some) : some;
}

/** The result for an absent key. */
function whenAbsent({ set, ifExists, negated }: Operator): Tri {
  if (set === 'ForAllValues') return YES;
  if (set === 'ForAnyValue') return triOf(ifExists);
  return triOf(ifExists || negated);
}

/** The result for a key that is present without values. */
function whenEmpty(operator: Operator): Tri {
  if (operator.ifExists && operator.set !== 'ForAllValues') return UNKNOWN;
  return whenAbsent(operator);
}

/** The result for a present key with an unknown value. */
function whateverValue({ matchers, operator: { negated } }: KnownCondition): Tri {
  if (matchers.length === 0) return triOf(negated);
  return matchers.some(({ everything }) => everything) ? triOf(!negated) : UNKNOWN;
}

/**
 * Whether AWS requires a set operator for the key and the condition has none. AWS does not document the result.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
const lacksSetOperator = (
  { operator, isMultivalued, keyName }: KnownCondition,
  context: RequestContext,
): boolean => operator.set === undefined && (isMultivalued ?? context.isMultivalued?.(keyName) ?? false);

const isBlank = (values: readonly string[]): boolean => values.every((value) => value === '');

/** AWS's pages treat an empty string as null in some places and as a value in others; where that matters the result is unknown. */
function overValues(condition: KnownCondition, values: readonly string[], context: RequestContext): Tri {
  const { set, ifExists } = condition.operator;
  if (set === undefined && (values.length > 1 || lacksSetOperator(condition, context))) return UNKNOWN;
  let all: Tri = YES;
  let some: Tri = NO;
  for (const value of values) {
    const result = fits(condition, value, context);
    all = and(all, result);
    some = or(some, result);
  }
  const blank = isBlank(values);
  if (set === 'ForAllValues') return blank ? ifSame(YES, all) : all;
  if (set === 'ForAnyValue') return blank ? ifSame(NO, some) : some;
  return ifExists && blank ? ifSame(YES, all) : all;
}

/** Some values are known: one of them can decide the result, but there may be others. */
function overOpenValues(condition: KnownCondition, values: readonly string[], context: RequestContext): Tri {
  const { set } = condition.operator;
  const known = values.filter((value) => value !== '').map((value) => fits(condition, value, context));
  if (set === 'ForAnyValue' && known.includes(YES)) return YES;
  if (set === 'ForAllValues' && known.includes(NO)) return NO;
  return UNKNOWN;
}

function isNull({ matchers }: CompiledCondition, state: KeyState, context: RequestContext): Tri {
  const whenNull = matchesSome(matchers, 'true', context);
  const whenNot = matchesSome(matchers, 'false', context);
  if (state === 'absent') return whenNull;
  if (state === 'present') return whenNot;
  if (state === 'unknown') return ifSame(whenNull, whenNot);
  const values = isOpen(state) ? state.atLeast : state;
  if (values.length === 0) return isOpen(state) ? ifSame(whenNull, whenNot) : whenNull;
  return isBlank(values) ? ifSame(whenNull, whenNot) : whenNot;
}

/** The result of the condition for a key in this state. */
export function evaluateState(condition: CompiledCondition, state: KeyState, context: RequestContext): Tri {
  if (!isKnown(condition)) return UNKNOWN;
  const { operator } = condition;
  if (operator.family === 'Null') return isNull(condition, state, context);
  if (state === 'absent') return whenAbsent(operator);
  if (state === 'present' || state === 'unknown') {
    const present = lacksSetOperator(condition, context) ? UNKNOWN : whateverValue(condition);
    return state === 'present' || present === whenAbsent(operator) ? present : UNKNOWN;
  }
  if (isOpen(state)) return overOpenValues(condition, state.atLeast, context);
  return state.length === 0 ? whenEmpty(operator) : overValues(condition, state, context);
}

export function evaluateCondition(condition: CompiledCondition, context: RequestContext): Tri {
  return evaluateState(condition, context.state(condition.keyName), context);
}
