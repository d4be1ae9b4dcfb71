// Whether what a program makes is what the kit says: policies by their meaning, all else to the letter.
import assert from 'node:assert/strict';

const listOf = (/** @type {unknown} */ value) => (Array.isArray(value) ? value : [value]);

const sorted = (/** @type {unknown} */ value) =>
  listOf(value).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** @param {unknown} value @param {(value: unknown) => unknown} each */
const mapped = (value, each) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([name, held]) => [name, each(held)]))
    : each(value);

/** @type {Record<string, (value: unknown) => unknown>} */
const ELEMENTS = {
  Action: sorted,
  NotAction: sorted,
  Resource: sorted,
  NotResource: sorted,
  Principal: (value) => mapped(value, sorted),
  NotPrincipal: (value) => mapped(value, sorted),
  Condition: (value) => mapped(value, (keys) => mapped(keys, sorted)),
};

/**
 * A policy in the one form that all with the same text but for order and lists of one have. Statements stay apart and
 * in their order.
 * @param {any} document
 */
export const canonical = (document) => ({
  ...document,
  Statement: listOf(document.Statement).map((statement) =>
    Object.fromEntries(
      Object.entries(statement).map(([name, value]) => [name, ELEMENTS[name]?.(value) ?? value]),
    ),
  ),
});

/** Members in one order, so that lists of them can be put into one. @param {unknown} value @returns {unknown} */
const ordered = (value) => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, held]) => [name, ordered(held)]));
};

/** @param {readonly any[]} entries with a document each */
const comparable = (entries) =>
  sorted(entries.map((entry) => ordered({ ...entry, document: canonical(entry.document) })));

/**
 * @param {readonly any[]} made
 * @param {readonly any[]} expected
 * @param {string} where
 */
export const sameEntries = (made, expected, where) =>
  assert.deepEqual(comparable(made), comparable(expected), where);
