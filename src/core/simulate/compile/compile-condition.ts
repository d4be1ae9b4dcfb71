// One key under one condition operator: compiled from a policy and held against the context of a request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
import { asList, scalarText } from '#core/json/json-value.ts';
import type { JsonPath } from '#core/json/json-path.ts';
import { readOperator, type Operator } from '#core/iam/operators.ts';
import { show } from '#core/text/quote.ts';
import { isOpen, type Context, type KeyState } from '#core/simulate/context.ts';
import { FAMILIES } from './operators/index.ts';
import type { ConditionFamily, ValueMatcher } from './operators/family.ts';
import type { ReportProblem } from './problem.ts';
import { agreed, and, NO, not, or, triOf, UNKNOWN, YES, type Tri } from '#core/simulate/three-valued.ts';

export interface CompiledCondition {
  /** Of the key, in the document. */
  readonly path: JsonPath;
  readonly operatorName: string;
  /** Undefined for a name that is no operator: nothing is known of what it asks. */
  readonly operator: Operator | undefined;
  readonly family: ConditionFamily | undefined;
  /** As written. */
  readonly key: string;
  /** In lower case. */
  readonly keyName: string;
  /** The values as text, for explanations. */
  readonly texts: readonly string[];
  readonly matchers: readonly ValueMatcher[];
}

export function compileCondition(
  operatorName: string,
  key: string,
  value: unknown,
  path: JsonPath,
  variables: boolean,
  report: ReportProblem,
): CompiledCondition {
  const operator = readOperator(operatorName);
  const family = operator && FAMILIES[operator.family];
  if (!operator) report(path.slice(0, -1), `${show(operatorName)} is no condition operator.`);
  else if (operator.family === 'Null' && operator.set)
    report(path.slice(0, -1), `${show(operatorName)} is evaluated as Null, which looks at no value.`);
  const values = asList(value);
  if (values.length === 0) report(path, `${show(key)} has no values to compare with.`);
  const texts: string[] = [];
  const matchers = values.map((each): ValueMatcher => {
    const text = scalarText(each);
    texts.push(text ?? '');
    const compiled: ValueMatcher =
      text === undefined
        ? {
            matches: () => UNKNOWN,
            problem: `${show(key)} has a value that is no text, number or truth value.`,
          }
        : (family?.compile(operator?.base ?? '', text, variables) ?? { matches: () => UNKNOWN });
    if (compiled.problem !== undefined) report(path, compiled.problem);
    return compiled;
  });
  return { path, operatorName, operator, family, key, keyName: key.toLowerCase(), texts, matchers };
}

function matchesSome(matchers: readonly ValueMatcher[], value: string, context: Context): Tri {
  let result: Tri = NO;
  for (const each of matchers) {
    result = or(result, each.matches(value, context));
    if (result === YES) break;
  }
  return result;
}

/** Whether one value of the request is as the operator asks. Of one that is not of its kind AWS does not say. */
function fits({ matchers, family, operator }: CompiledCondition, value: string, context: Context): Tri {
  const negated = operator?.negated ?? false;
  if (!family?.reads(value)) return negated ? UNKNOWN : NO;
  const some = matchesSome(matchers, value, context);
  return negated ? not(some) : some;
}

/** What the operator comes to for a key that is absent. */
function whenAbsent({ set, ifExists, negated }: Operator): Tri {
  if (set === 'ForAllValues') return YES;
  if (set === 'ForAnyValue') return triOf(ifExists);
  return triOf(ifExists || negated);
}

/** ... and for one that is there without any value. */
function whenEmpty(operator: Operator): Tri {
  if (operator.ifExists && operator.set !== 'ForAllValues') return UNKNOWN;
  return whenAbsent(operator);
}

/** ... and for one that is there, whatever its value. */
function whateverValue({ matchers }: CompiledCondition, negated: boolean): Tri {
  if (matchers.length === 0) return triOf(negated);
  return matchers.some(({ everything }) => everything) ? triOf(!negated) : UNKNOWN;
}

const isBlank = (values: readonly string[]): boolean => values.every((value) => value === '');

/** Pages call an empty string null in some places and a value in others: where that matters nothing is known. */
function overValues(condition: CompiledCondition, values: readonly string[], context: Context): Tri {
  const { set, ifExists } = condition.operator ?? {};
  let all: Tri = YES;
  let some: Tri = NO;
  for (const value of values) {
    const result = fits(condition, value, context);
    all = and(all, result);
    some = or(some, result);
  }
  const blank = isBlank(values);
  if (set === 'ForAllValues') return blank ? agreed(YES, all) : all;
  if (set === 'ForAnyValue') return blank ? agreed(NO, some) : some;
  // Several values without a set operator: all or none of them are clear, anything between is not.
  const plain = all === some ? all : UNKNOWN;
  return ifExists && blank ? agreed(YES, plain) : plain;
}

/** Some values are known: one may settle the matter, but none can rule the others out. */
function overOpenValues(condition: CompiledCondition, values: readonly string[], context: Context): Tri {
  const set = condition.operator?.set;
  const known = values.filter((value) => value !== '').map((value) => fits(condition, value, context));
  if (set === 'ForAnyValue' && known.includes(YES)) return YES;
  if (set === 'ForAllValues' && known.includes(NO)) return NO;
  return UNKNOWN;
}

function isNull({ matchers }: CompiledCondition, state: KeyState, context: Context): Tri {
  const whenNull = matchesSome(matchers, 'true', context);
  const whenNot = matchesSome(matchers, 'false', context);
  if (state === 'absent') return whenNull;
  if (state === 'present') return whenNot;
  if (state === 'unknown') return whenNull === whenNot ? whenNull : UNKNOWN;
  const values = isOpen(state) ? state.atLeast : state;
  if (values.length === 0) return isOpen(state) ? agreed(whenNull, whenNot) : whenNull;
  return isBlank(values) ? agreed(whenNull, whenNot) : whenNot;
}

/** What the condition comes to for a key in this state. */
export function evaluateState(condition: CompiledCondition, state: KeyState, context: Context): Tri {
  const { operator } = condition;
  if (!operator) return UNKNOWN;
  if (operator.family === 'Null') return isNull(condition, state, context);
  if (state === 'absent') return whenAbsent(operator);
  if (state === 'present' || state === 'unknown') {
    const present = whateverValue(condition, operator.negated);
    return state === 'present' || present === whenAbsent(operator) ? present : UNKNOWN;
  }
  if (isOpen(state)) return overOpenValues(condition, state.atLeast, context);
  return state.length === 0 ? whenEmpty(operator) : overValues(condition, state, context);
}

export function evaluateCondition(condition: CompiledCondition, context: Context): Tri {
  return evaluateState(condition, context.state(condition.keyName), context);
}
