// Compiles a condition: one key under one operator.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
import { readOperator, type Operator } from '#iam/policy/operators.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { asList, scalarText } from '#iam/json/json-value.ts';
import { isMultivaluedKey } from '#iam/decide/key-state.ts';
import { UNKNOWN } from '#iam/decide/three-valued.ts';
import { show } from '#iam/text/quote.ts';
import { unreadableValue, type ConditionFamily, type ValueMatcher } from './operators/family.ts';
import { FAMILIES } from './operators/index.ts';
import type { ReportProblem } from './problem.ts';

export interface CompiledCondition {
  /** The location of the key in the document. */
  readonly path: JsonPath;
  readonly operatorName: string;
  /** Undefined if the name is not an operator; the condition is then unknown. */
  readonly operator: Operator | undefined;
  readonly family: ConditionFamily | undefined;
  /** As written. */
  readonly key: string;
  /** In lower case. */
  readonly keyName: string;
  /** Whether requests may carry several values of the key; undefined for keys of a service. */
  readonly isMultivalued: boolean | undefined;
  /** The values as texts, for explanations. */
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
  if (!operator) report(path.slice(0, -1), `${show(operatorName)} is not a condition operator.`);
  else if (operator.family === 'Null' && operator.set)
    report(path.slice(0, -1), `${show(operatorName)} is evaluated as Null. Remove the set operator.`);
  const keyName = key.toLowerCase();
  const isMultivalued = isMultivaluedKey(keyName);
  if (isMultivalued === true && operator && !operator.set && operator.family !== 'Null')
    report(
      path,
      `${show(key)} can have several values. Use ForAllValues or ForAnyValue: AWS does not document the result of ${operatorName}.`,
    );
  const values = asList(value);
  if (values.length === 0) report(path, `${show(key)} has no values to compare with.`);
  const texts: string[] = [];
  const matchers = values.map((each): ValueMatcher => {
    const text = scalarText(each);
    texts.push(text ?? '');
    const compiled: ValueMatcher =
      text === undefined
        ? unreadableValue(`${show(key)} has a value that is not a string, number or Boolean.`)
        : operator
          ? FAMILIES[operator.family].compile(operator.base, text, variables)
          : { matches: () => UNKNOWN };
    if (compiled.problem !== undefined) report(path, compiled.problem);
    return compiled;
  });
  return { path, operatorName, operator, family, key, keyName, isMultivalued, texts, matchers };
}
