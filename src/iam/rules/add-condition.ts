// The edit that puts one more condition on a statement.
import { isObject, own } from '#iam/json/json-value.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import type { Edit } from './check.ts';
import { type StatementView } from './policy-view.ts';

/** Undefined where the statement has the key under that operator already, or a Condition of another shape. */
export function addCondition(
  statement: StatementView,
  operator: string,
  key: string,
  value: JsonValue,
): Edit | undefined {
  const path = [...statement.path, 'Condition'];
  const condition = own(statement.source, 'Condition');
  if (condition === undefined) return { kind: 'insert', path, value: { [operator]: { [key]: value } } };
  if (!isObject(condition)) return undefined;
  const keys = own(condition, operator);
  if (keys === undefined) return { kind: 'insert', path: [...path, operator], value: { [key]: value } };
  if (!isObject(keys)) return undefined;
  const taken = Object.keys(keys).some((name) => name.toLowerCase() === key.toLowerCase());
  return taken ? undefined : { kind: 'insert', path: [...path, operator, key], value };
}
