// Policies as AWS compares them: a list of one is its member, and most lists have no order.
import assert from 'node:assert/strict';

/** @typedef {import('#core/json/parse.ts').JsonValue} JsonValue */

/**
 * @param {JsonValue} value
 * @param {string} [name] of the member that it is
 * @returns {JsonValue}
 */
function normal(value, name) {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const all = value.map((item) => normal(item));
    const items =
      name === 'Statement'
        ? all
        : [...new Map(all.map((item) => [JSON.stringify(item), item]))]
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([, item]) => item);
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : items;
  }
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, normal(member, key)]),
  );
}

/**
 * @param {unknown} found
 * @param {unknown} expected
 * @param {string} [words]
 */
export const assertSamePolicy = (found, expected, words) =>
  assert.deepEqual(
    normal(/** @type {JsonValue} */ (found)),
    normal(/** @type {JsonValue} */ (expected)),
    words,
  );
