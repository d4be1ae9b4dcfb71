// Reads policies whose shape nobody has checked. What does not fit the grammar is left out.
import type { JsonPath } from '#iam/json/json-path.ts';
import { asList, isObject, type RawObject } from '#iam/json/json-value.ts';

/** What stands where a statement should, and where that is. */
interface StatementEntry {
  readonly value: unknown;
  readonly path: JsonPath;
}

/** All that stands where statements should, objects or not. A single statement may stand without a list. */
export function statementEntries(document: unknown): readonly StatementEntry[] {
  const statements = isObject(document) ? document['Statement'] : undefined;
  if (statements === undefined) return [];
  if (!Array.isArray(statements)) return [{ value: statements, path: ['Statement'] }];
  return statements.map((value: unknown, index) => ({ value, path: ['Statement', index] }));
}

/** The statements of a document. */
export const statementsIn = (document: unknown): readonly RawObject[] =>
  isObject(document) ? asList(document['Statement']).filter((each) => isObject(each)) : [];

/** The strings of an element that may be one or a list: Action, Resource, or the principals of one type. */
export const textsIn = (element: unknown): readonly string[] =>
  asList(element).filter((each) => typeof each === 'string');
