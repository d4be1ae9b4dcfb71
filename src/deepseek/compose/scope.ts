// Grants of one scope differ in their actions alone, so they become one statement.
import type { Grant } from './grant.ts';

const smallest = (values: readonly string[]): string => {
  let least = values[0] ?? '';
  for (const value of values) if (value < least) least = value;
  return least;
};

/** A short key that is equal for grants of one scope, and seldom equal for others: it finds candidates quickly. */
export function scopeKey({ effect, resources = [], notResources = [] }: Grant): string {
  return `${effect} ${resources.length} ${notResources.length} ${smallest(resources)} ${smallest(notResources)}`;
}

type List = readonly string[] | undefined;

/** Whether two lists have the same entries, in any order. */
function sameEntries(a: List, b: List): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  if (a.every((entry, index) => entry === b[index])) return true;
  const sorted = b.toSorted();
  return a.toSorted().every((entry, index) => entry === sorted[index]);
}

const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The same JSON, with its members in the same order. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isMembers(a) || !isMembers(b)) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((entry, index) => sameJson(entry, b[index]));
  }
  const names = Object.keys(a);
  const others = Object.keys(b);
  if (names.length !== others.length) return false;
  return names.every((name, index) => name === others[index] && sameJson(a[name], b[name]));
}

/** Whether two grants can be one statement with the actions of both. */
export function sameScope(a: Grant, b: Grant): boolean {
  return (
    a.effect === b.effect &&
    sameEntries(a.resources, b.resources) &&
    sameEntries(a.notResources, b.notResources) &&
    sameJson(a.principal, b.principal) &&
    sameJson(a.condition, b.condition)
  );
}
