// Makes a fix's edits on a document. The editor makes them on the text; both must come to the same.
import { isObject } from './json-value.ts';
import { type JsonValue } from './json-value.ts';
import type { JsonPath } from './json-path.ts';
import type { Edit } from './edit.ts';
import { DOCUMENT_ELEMENTS, STATEMENT_ELEMENTS } from '#core/iam/policy.ts';

const ORDER: readonly string[] = [...DOCUMENT_ELEMENTS, ...STATEMENT_ELEMENTS];

/** Where a new member goes: an element to its place in AWS's grammar, any other to the end. */
export function placeFor(name: string, members: readonly string[]): number {
  const rank = ORDER.indexOf(name);
  const before = rank < 0 ? -1 : members.findIndex((other) => ORDER.indexOf(other) > rank);
  return before < 0 ? members.length : before;
}

type Change = (value: JsonValue | undefined) => JsonValue | undefined;

/** The value with `change` made at `path`; undefined takes a member or an entry out. */
function changed(value: JsonValue, path: JsonPath, change: Change): JsonValue {
  const [step, ...rest] = path;
  if (step === undefined) return change(value) ?? null;
  if (Array.isArray(value) && typeof step === 'number') {
    const entries = value as readonly JsonValue[];
    const at = entries[step];
    if (rest.length > 0) return at === undefined ? value : entries.with(step, changed(at, rest, change));
    const next = change(at);
    return [...entries.slice(0, step), ...(next === undefined ? [] : [next]), ...entries.slice(step + 1)];
  }
  if (!isObject(value) || typeof step !== 'string') return value;
  const at = Object.hasOwn(value, step) ? value[step] : undefined;
  const next = rest.length > 0 ? at && changed(at, rest, change) : change(at);
  const members = Object.entries(value).flatMap(([name, each]): [string, JsonValue][] => {
    if (name !== step) return [[name, each]];
    return next === undefined ? [] : [[name, next]];
  });
  if (at === undefined && next !== undefined) {
    const names = members.map(([name]) => name);
    members.splice(placeFor(step, names), 0, [step, next]);
  }
  return Object.fromEntries(members);
}

function renamed(value: JsonValue, path: JsonPath, name: string): JsonValue {
  const last = path.at(-1);
  return changed(value, path.slice(0, -1), (object) => {
    if (!isObject(object)) return object;
    return Object.fromEntries(Object.entries(object).map(([key, each]) => [key === last ? name : key, each]));
  });
}

function inserted(value: JsonValue, path: JsonPath, entry: JsonValue): JsonValue {
  const last = path.at(-1);
  if (typeof last !== 'number') return changed(value, path, () => entry);
  return changed(value, path.slice(0, -1), (list) =>
    Array.isArray(list) ? (list as readonly JsonValue[]).toSpliced(last, 0, entry) : list,
  );
}

/** The document after the edits, made one after another: each path is that of the document as it then is. */
export function applyEdits(document: JsonValue, edits: readonly Edit[]): JsonValue {
  return edits.reduce<JsonValue>((value, edit) => {
    switch (edit.kind) {
      case 'replace':
        return changed(value, edit.path, () => edit.value);
      case 'remove':
        return changed(value, edit.path, () => undefined);
      case 'rename':
        return renamed(value, edit.path, edit.name);
      case 'insert':
        return inserted(value, edit.path, edit.value);
    }
  }, document);
}
