// What the checks on empty lists share.
import { isObject, own } from '#iam/json/json-value.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { atKey, type Fix, type CheckFinding } from '#iam/rules/check.ts';
import { moveKey } from '#iam/rules/condition-edits.ts';
import { type ConditionView, type PolicyView, type StatementView } from '#iam/rules/policy-view.ts';

export const isEmptyList = (value: JsonValue | undefined): boolean =>
  Array.isArray(value) && value.length === 0;

/** Takes the statement out; undefined when it is the only one. */
export function removeStatement(statement: StatementView, policy: PolicyView): Fix | undefined {
  const list = own(policy.source, 'Statement');
  if (!Array.isArray(list) || list.length < 2) return undefined;
  // The author may have meant to fill the list in, so this is never done unseen.
  return { title: 'Remove the statement', safe: false, edits: [{ kind: 'remove', path: statement.path }] };
}

/** Which of AWS's four checks on conditions without values the condition is for. */
type EmptyKind = 'ForAllValues' | 'ForAnyValue' | 'IfExists' | 'plain';

/** Undefined when the condition has values, or when its operator does not exist. */
export function emptyKind(condition: ConditionView, statement: StatementView): EmptyKind | undefined {
  const { isArray, values, operator } = condition;
  if (!isArray || values.length > 0 || !operator) return undefined;
  // A list of nulls has no values either, but is not empty.
  const operators = own(statement.source, 'Condition');
  const keys = isObject(operators) ? own(operators, condition.operatorName) : undefined;
  if (!isObject(keys) || !isEmptyList(own(keys, condition.key))) return undefined;
  return operator.set ?? (operator.ifExists ? 'IfExists' : 'plain');
}

/**
 * Asks with Null that the key be absent: all that an empty list of ForAllValues or IfExists can match. Undefined for
 * negated operators, which match anything then, and where another Null asks about the key.
 */
function nullInstead(condition: ConditionView, statement: StatementView): Fix | undefined {
  if (condition.operator?.negated) return undefined;
  const edits = moveKey(statement, condition, 'Null', 'true');
  return edits && { title: 'Replace with Null: the key must be absent', safe: false, edits };
}

/** The finding on a condition without values. */
export function emptyCondition(
  condition: ConditionView,
  statement: StatementView,
  message: string,
): CheckFinding {
  const kind = emptyKind(condition, statement);
  const fix = kind === 'ForAllValues' || kind === 'IfExists' ? nullInstead(condition, statement) : undefined;
  return { message, locations: [atKey(condition.path)], ...(fix && { fix }) };
}
