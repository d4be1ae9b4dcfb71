// Edits that move, rename or remove the key of a condition, and leave nothing empty.
import { isObject, own, type JsonObject } from '#iam/json/json-value.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import type { Edit } from './check.ts';
import { type ConditionView, type StatementView } from './policy-view.ts';

const member = (object: JsonObject, name: string): JsonObject => {
  const value = own(object, name);
  return isObject(value) ? value : {};
};

const isAlone = (object: JsonObject): boolean => Object.keys(object).length === 1;

const hasKey = (block: JsonObject, key: string): boolean =>
  Object.keys(block).some((name) => name.toLowerCase() === key.toLowerCase());

interface ConditionBlock {
  /** The path of the Condition element. */
  readonly at: JsonPath;
  readonly all: JsonObject;
  /** The keys under the condition's operator. */
  readonly block: JsonObject;
}

function blockOf(statement: StatementView, { operatorName }: ConditionView): ConditionBlock {
  const all = member(statement.source, 'Condition');
  return { at: [...statement.path, 'Condition'], all, block: member(all, operatorName) };
}

/** Removes the key, with its operator or the whole Condition if nothing else is in it. */
export function removeKey(statement: StatementView, condition: ConditionView): Edit {
  const { at, all, block } = blockOf(statement, condition);
  if (!isAlone(block)) return { kind: 'remove', path: condition.path };
  return { kind: 'remove', path: isAlone(all) ? at : [...at, condition.operatorName] };
}

/** Puts the key under another operator; undefined when that one has it already. */
export function moveKey(
  statement: StatementView,
  condition: ConditionView,
  operator: string,
  newValue?: JsonValue,
): readonly Edit[] | undefined {
  const { at, all, block } = blockOf(statement, condition);
  const { operatorName, key } = condition;
  const value = newValue ?? block[key] ?? [];
  const target = own(all, operator);
  if (target === undefined && isAlone(block)) {
    const rename: Edit = { kind: 'rename', path: [...at, operatorName], name: operator };
    return newValue === undefined
      ? [rename]
      : [rename, { kind: 'replace', path: [...at, operator, key], value: newValue }];
  }
  if (target !== undefined && (!isObject(target) || hasKey(target, key))) return undefined;
  const insert: Edit = target
    ? { kind: 'insert', path: [...at, operator, key], value }
    : { kind: 'insert', path: [...at, operator], value: { [key]: value } };
  return [insert, removeKey(statement, condition)];
}

/** Gives the key another name; undefined when its operator has one of that name already. */
export function renameKey(
  statement: StatementView,
  condition: ConditionView,
  name: string,
): readonly Edit[] | undefined {
  const { block } = blockOf(statement, condition);
  if (name.toLowerCase() !== condition.keyName && hasKey(block, name)) return undefined;
  return [{ kind: 'rename', path: condition.path, name }];
}
