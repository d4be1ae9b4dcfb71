// The fixes of grammar faults. AWS rejects a policy with such a fault, so few fixes are marked safe.
import { own, type JsonValue } from '#iam/json/json-value.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import type { Fix } from '#iam/findings/fix.ts';
import { type ErrorLocation } from './error-location.ts';

/** A fix as a member to spread into a finding. */
export type WithFix = { readonly fix?: Fix };

/** Gives the member `name` of the object at `location` the name `to`; nothing where that is taken. */
export function rename(location: ErrorLocation, name: string, to: string): WithFix {
  if (own(location.value, to) !== undefined) return {};
  const path = [...location.path, name];
  return { fix: { title: `Rename to ${to}`, safe: false, edits: [{ kind: 'rename', path, name: to }] } };
}

const SPEAKABLE = /^[ -~]{1,60}$/;

const titleOf = (value: JsonValue): string =>
  typeof value === 'string' && SPEAKABLE.test(value) ? `Replace with ${value}` : 'Replace';

/** Puts `value` for the one at `path`. */
export const replace = (path: JsonPath, value: JsonValue, safe = false): WithFix => ({
  fix: { title: titleOf(value), safe, edits: [{ kind: 'replace', path, value }] },
});

/** Removes the element at `path`. */
export const remove = (path: JsonPath, safe: boolean): WithFix => ({
  fix: { title: `Remove ${path.at(-1)}`, safe, edits: [{ kind: 'remove', path }] },
});

/** Adds the element. */
export const insert = (path: JsonPath, value: JsonValue): WithFix => ({
  fix: { title: `Add ${path.at(-1)}`, safe: false, edits: [{ kind: 'insert', path, value }] },
});
