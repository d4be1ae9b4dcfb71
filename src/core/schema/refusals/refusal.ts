// A fault for which AWS does not save a document, and how the rows of the table that lists them look.
import type { JsonLocation, JsonPath } from '#core/json/json-path.ts';
import { isList, isObject, own, type JsonObject, type JsonValue } from '#core/json/json-value.ts';
import type { PolicyType } from '#core/iam/policy.ts';

/** A fault at one location, with the message of the service. */
export interface Refusal {
  readonly message: string;
  readonly location: JsonLocation;
  /** The rules that state the same fault; a finding of one of them at the same location is marked. */
  readonly rules: readonly string[];
  /** What to do, in a sentence, for a fault that no rule may have named. */
  readonly advice: string | undefined;
}

export interface RefusalRow {
  readonly types: readonly PolicyType[];
  /** As `Refusal.rules`. */
  readonly rules: readonly string[];
  /** The locations of the fault, each with the message; a row with one message for all gives the locations alone. */
  readonly find: (document: JsonObject) => readonly (RefusedPart | JsonLocation)[];
  readonly message?: string;
  /** As `Refusal.advice`. */
  readonly advice?: string;
}

export interface RefusedPart {
  readonly message: string;
  readonly location: JsonLocation;
}

export interface LocatedStatement {
  readonly value: JsonValue;
  readonly path: JsonPath;
}

export const valueAt = (path: JsonPath): JsonLocation => ({ path, target: 'value' });
export const keyAt = (path: JsonPath): JsonLocation => ({ path, target: 'key' });

/** The statements of a document, of any shape. */
export function statementsOf(document: JsonObject): readonly LocatedStatement[] {
  const statement = own(document, 'Statement');
  if (statement === undefined) return [];
  if (isList(statement)) return statement.map((value, index) => ({ value, path: ['Statement', index] }));
  return [{ value: statement, path: ['Statement'] }];
}

export interface LocatedObject {
  readonly value: JsonObject;
  readonly path: JsonPath;
}

/** The statements that are objects. */
export const objectsOf = (document: JsonObject): readonly LocatedObject[] =>
  statementsOf(document).flatMap(({ value, path }) => (isObject(value) ? [{ value, path }] : []));

export interface LocatedText {
  readonly text: string;
  readonly path: JsonPath;
}

/** Parts of templates that are known after deployment only: "${var.bucket}". Policy variables have a colon. */
const OPEN = /\$\{(?![*?$]\})[^}:]*\}/;

/** The strings in an element of a statement, without those that a template leaves open. */
export function stringsOf({ value, path }: LocatedObject, element: string): readonly LocatedText[] {
  const given = own(value, element);
  const all: readonly LocatedText[] = isList(given)
    ? given.flatMap((text, index) =>
        typeof text === 'string' ? [{ text, path: [...path, element, index] }] : [],
      )
    : typeof given === 'string'
      ? [{ text: given, path: [...path, element] }]
      : [];
  return all.filter(({ text }) => !OPEN.test(text));
}
