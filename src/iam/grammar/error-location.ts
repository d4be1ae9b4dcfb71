// Locates a validation error in a policy.

import { own } from '#iam/json/json-value.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import type { PolicyType } from '#iam/policy/policy.ts';

export interface ErrorLocation {
  readonly type: PolicyType;
  readonly path: JsonPath;
  /** The path of the statement around it; undefined outside statements. */
  readonly statement: JsonPath | undefined;
  /** The steps below the statement, or below the document. */
  readonly inner: JsonPath;
  /** The value at `path`. */
  readonly value: JsonValue | undefined;
  /** The whole document. */
  readonly document: JsonValue;
}

/** The value at `path`, or undefined. */
export function valueAt(value: JsonValue, path: JsonPath): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((at, step) => own(at, step), value);
}

/** A JSON pointer as steps. Whether a step is an index shows in the document alone. */
function stepsOf(pointer: string, document: JsonValue): JsonPath {
  const steps: (string | number)[] = [];
  let at: JsonValue | undefined = document;
  for (const escaped of pointer.split('/').slice(1)) {
    const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(at) ? Number(name) : name;
    steps.push(step);
    at = own(at, step);
  }
  return steps;
}

/** The location of a validation error. */
export function errorLocation(type: PolicyType, document: JsonValue, pointer: string): ErrorLocation {
  const path = stepsOf(pointer, document);
  const value = valueAt(document, path);
  if (path[0] !== 'Statement') return { type, path, statement: undefined, inner: path, value, document };
  const isList = Array.isArray(own(document, 'Statement'));
  // `Statement: []` has no statement to be in.
  if (isList && path.length === 1) return { type, path, statement: undefined, inner: path, value, document };
  const depth = isList ? 2 : 1;
  return { type, path, statement: path.slice(0, depth), inner: path.slice(depth), value, document };
}

/** The JSON type of a value, with its article. */
export function kindOf(value: JsonValue | undefined): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}
