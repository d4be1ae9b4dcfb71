// Compares what a program creates with what the kit holds: policies by their meaning, everything else exactly.
import assert from 'node:assert/strict';
import { asObject, isObject, type ToolObject } from './json.ts';

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const sorted = (value: unknown): readonly unknown[] =>
  listOf(value).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

const mapMembers = (value: unknown, each: (member: unknown) => unknown): unknown =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, each(member)]))
    : each(value);

const ELEMENTS: Readonly<Record<string, (value: unknown) => unknown>> = {
  Action: sorted,
  NotAction: sorted,
  Resource: sorted,
  NotResource: sorted,
  Principal: (value) => mapMembers(value, sorted),
  NotPrincipal: (value) => mapMembers(value, sorted),
  Condition: (value) => mapMembers(value, (keys) => mapMembers(keys, sorted)),
};

/** The policy in one form for every order of its lists, and with lists of one as lists. Statements keep their order. */
export function canonicalPolicy(value: unknown): ToolObject {
  const document = asObject(value);
  // An Amazon Bedrock policy has settings, no statements.
  if (document['Statement'] === undefined) return document;
  return {
    ...document,
    Statement: listOf(document['Statement']).map((statement) =>
      Object.fromEntries(
        Object.entries(asObject(statement)).map(([name, member]) => [
          name,
          ELEMENTS[name]?.(member) ?? member,
        ]),
      ),
    ),
  };
}

/** The value with the members of every object in one order, so that lists of objects can be sorted. */
function orderMembers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(orderMembers);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, orderMembers(member)]));
}

/** Something that holds a policy, in the proof's own terms. */
export interface Entry {
  readonly document: unknown;
  readonly [name: string]: unknown;
}

const comparable = (entries: readonly Entry[]): readonly unknown[] =>
  sorted(entries.map((entry) => orderMembers({ ...entry, document: canonicalPolicy(entry.document) })));

export const assertSameEntries = (
  created: readonly Entry[],
  expected: readonly Entry[],
  message: string,
): void => assert.deepEqual(comparable(created), comparable(expected), message);
