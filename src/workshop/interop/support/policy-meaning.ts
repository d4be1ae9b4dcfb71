// Compares policies as AWS does: a list of one is the same as its member, and most lists have no order.
import assert from 'node:assert/strict';
import { isObject } from './json.ts';

const byText = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** The value with lists sorted, duplicates removed and lists of one unwrapped; `name` is the name of its member. */
export function normalize(value: unknown, name?: string): unknown {
  if (Array.isArray(value)) {
    const all = value.map((item: unknown) => normalize(item));
    const items =
      name === 'Statement'
        ? all
        : [...new Map(all.map((item) => [JSON.stringify(item), item] as const))]
            .toSorted(byText)
            .map(([, item]) => item);
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : items;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(byText)
      .map(([key, member]) => [key, normalize(member, key)]),
  );
}

export const assertSamePolicy = (found: unknown, expected: unknown, message?: string): void =>
  assert.deepEqual(normalize(found), normalize(expected), message);
