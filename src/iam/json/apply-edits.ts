// Makes edits on a JSON value. `edit-text.ts` makes them on its text; both must come to the same.
import { isObject, type JsonValue } from './json-value.ts';
import type { JsonPath } from './json-path.ts';
import type { Edit, MemberOrder } from './edit.ts';

/** The index at which a new member goes. */
export function indexFor(name: string, members: readonly string[], order: MemberOrder): number {
  const rank = order.indexOf(name);
  const next = rank < 0 ? -1 : members.findIndex((other) => order.indexOf(other) > rank);
  return next < 0 ? members.length : next;
}

type Change = (value: JsonValue | undefined) => JsonValue | undefined;

/** The value with `change` made at `path`; undefined takes a member or an entry out. */
function changed(value: JsonValue, path: JsonPath, order: MemberOrder, change: Change): JsonValue {
  const [step, ...rest] = path;
  if (step === undefined) return change(value) ?? null;
  if (Array.isArray(value) && typeof step === 'number') {
    const entries = value as readonly JsonValue[];
    const at = entries[step];
    if (rest.length > 0)
      return at === undefined ? value : entries.with(step, changed(at, rest, order, change));
    const next = change(at);
    return [...entries.slice(0, step), ...(next === undefined ? [] : [next]), ...entries.slice(step + 1)];
  }
  if (!isObject(value) || typeof step !== 'string') return value;
  const at = Object.hasOwn(value, step) ? value[step] : undefined;
  const next = rest.length > 0 ? at && changed(at, rest, order, change) : change(at);
  const members = Object.entries(value).flatMap(([name, each]): [string, JsonValue][] => {
    if (name !== step) return [[name, each]];
    return next === undefined ? [] : [[name, next]];
  });
  if (at === undefined && next !== undefined) {
    const names = members.map(([name]) => name);
    members.splice(indexFor(step, names, order), 0, [step, next]);
  }
  return Object.fromEntries(members);
}

function renamed(value: JsonValue, path: JsonPath, order: MemberOrder, name: string): JsonValue {
  const last = path.at(-1);
  return changed(value, path.slice(0, -1), order, (object) => {
    if (!isObject(object)) return object;
    return Object.fromEntries(Object.entries(object).map(([key, each]) => [key === last ? name : key, each]));
  });
}

function inserted(value: JsonValue, path: JsonPath, order: MemberOrder, entry: JsonValue): JsonValue {
  const last = path.at(-1);
  if (typeof last !== 'number') return changed(value, path, order, () => entry);
  return changed(value, path.slice(0, -1), order, (list) =>
    Array.isArray(list) ? (list as readonly JsonValue[]).toSpliced(last, 0, entry) : list,
  );
}

/** The document after the edits, made one after another: each path is that of the document as it then is. */
export function applyEdits(document: JsonValue, edits: readonly Edit[], order: MemberOrder): JsonValue {
  return edits.reduce<JsonValue>((value, edit) => {
    switch (edit.kind) {
      case 'replace':
        return changed(value, edit.path, order, () => edit.value);
      case 'remove':
        return changed(value, edit.path, order, () => undefined);
      case 'rename':
        return renamed(value, edit.path, order, edit.name);
      case 'insert':
        return inserted(value, edit.path, order, edit.value);
    }
  }, document);
}
