// A fault for which AWS does not save a document, and how the rows of the table that lists them look.
import type { JsonLocation, JsonPath } from '#iam/json/json-path.ts';
import { isList, isObject, own, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';
import type { PolicyType } from '#iam/policy/policy.ts';

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
  readonly find: (parts: DocumentParts) => readonly (RefusedPart | JsonLocation)[];
  readonly message?: string;
  /** As `Refusal.advice`. */
  readonly advice?: string;
}

export interface RefusedPart {
  readonly message: string;
  readonly location: JsonLocation;
}

/** One for all that find nothing: a long document asks thousands of times. */
export const NONE: readonly never[] = [];

export interface LocatedStatement {
  readonly value: JsonValue;
  readonly path: JsonPath;
}

export const valueAt = (path: JsonPath): JsonLocation => ({ path, target: 'value' });
export const keyAt = (path: JsonPath): JsonLocation => ({ path, target: 'key' });

export interface LocatedObject {
  readonly value: JsonObject;
  readonly path: JsonPath;
}

/** A document with its statements, which are listed once for all rows. */
export interface DocumentParts {
  readonly document: JsonObject;
  /** Its statements, of any shape. */
  readonly statements: readonly LocatedStatement[];
  /** The statements that are objects. */
  readonly objects: readonly LocatedObject[];
}

function statementsOf(document: JsonObject): readonly LocatedStatement[] {
  const statement = own(document, 'Statement');
  if (statement === undefined) return [];
  if (isList(statement)) return statement.map((value, index) => ({ value, path: ['Statement', index] }));
  return [{ value: statement, path: ['Statement'] }];
}

const isLocatedObject = (each: LocatedStatement): each is LocatedObject => isObject(each.value);

export function partsOf(document: JsonObject): DocumentParts {
  const statements = statementsOf(document);
  return { document, statements, objects: statements.filter(isLocatedObject) };
}

/** For rows that look at one statement at a time. */
export const perStatement =
  <T>(find: (statement: LocatedObject) => readonly T[]) =>
  ({ objects }: DocumentParts): readonly T[] => {
    const found: T[] = [];
    for (const statement of objects) for (const each of find(statement)) found.push(each);
    return found;
  };

interface LocatedText {
  readonly text: string;
  readonly path: JsonPath;
}

/** Parts of templates that are known after deployment only: "${var.bucket}". Policy variables have a colon. */
const OPEN = /\$\{(?![*?$]\})[^}:]*\}/;

/** The wrong strings in an element of a statement, without those that a template leaves open. */
export function wrongStringsOf(
  { value, path }: LocatedObject,
  element: string,
  isWrong: (text: string) => boolean,
): readonly LocatedText[] {
  const given = own(value, element);
  const isFault = (text: JsonValue): text is string =>
    typeof text === 'string' && isWrong(text) && !OPEN.test(text);
  if (!isList(given))
    return given !== undefined && isFault(given) ? [{ text: given, path: [...path, element] }] : NONE;
  let found: LocatedText[] | undefined;
  for (let index = 0; index < given.length; index += 1) {
    const text = given[index];
    if (text === undefined || !isFault(text)) continue;
    found ??= [];
    found.push({ text, path: [...path, element, index] });
  }
  return found ?? NONE;
}
