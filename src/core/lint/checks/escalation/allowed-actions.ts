// Which actions a policy allows outright, of those that are asked for: after its Deny statements, and leaving aside
// what a condition narrows.
import { globMatches } from '#core/iam/patterns/match.ts';
import type { JsonPath } from '#core/json/json-path.ts';
import type { PolicyView, StatementView } from '#core/lint/policy-view.ts';
import type { Reference } from '#core/reference/reference.ts';
import { narrows, mayTakeAway } from './circumstances.ts';
import { RANK, reachIn, reachOf, type ResourceReach } from './reach.ts';

export interface AllowedAction {
  /** The entry of Action that allows it, or the whole of NotAction. */
  readonly place: JsonPath;
  readonly reach: ResourceReach;
}

/** The actions that are asked for, in lower case, by their prefix. */
export type ActionsByPrefix = ReadonlyMap<string, readonly string[]>;

/** Calls `take` with each asked action that the statement speaks of, and where it does. */
function eachCovered(
  statement: StatementView,
  asked: ActionsByPrefix,
  take: (action: string, prefix: string, place: JsonPath) => void,
): void {
  for (const { prefix, name, wildcard, value, path } of statement.actions) {
    const names = prefix === '' ? undefined : asked.get(prefix);
    if (names) {
      for (const each of names)
        if (wildcard ? globMatches(name, each) : name === each) take(each, prefix, path);
    } else if (value === '*') {
      for (const [of, all] of asked) for (const each of all) take(each, of, path);
    }
  }
  const { notActions } = statement;
  if (notActions.length === 0) return;
  const place = [...statement.path, 'NotAction'];
  if (notActions.some(({ value }) => value === '*')) return;
  for (const [prefix, names] of asked) {
    const entries = notActions.filter((entry) => entry.prefix === prefix);
    const isLeftOut = (name: string): boolean =>
      entries.some((entry) => (entry.wildcard ? globMatches(entry.name, name) : entry.name === name));
    for (const each of names) if (!isLeftOut(each)) take(each, prefix, place);
  }
}

/** Tells whether a Deny takes an action away, but for some resources or uses that are left. */
function deniedBy(
  statement: StatementView,
  reference: Reference,
): ((prefix: string, name: string) => boolean) | undefined {
  const { conditions, notResources } = statement;
  if (conditions.length > 0 && !conditions.some(mayTakeAway)) return undefined;
  if (notResources.length > 0) {
    return (prefix) => !notResources.some((resource) => reachOf(resource, prefix) === 'all');
  }
  const reachFor = reachIn(statement, reference);
  return (prefix, name) => reachFor(prefix, name) === 'all';
}

/** What the policy allows of `asked`, by "prefix:name" in lower case. */
export function allowedActions(
  { statements }: PolicyView,
  asked: ActionsByPrefix,
  reference: Reference,
): ReadonlyMap<string, AllowedAction> {
  const held = new Map<string, AllowedAction>();
  for (const statement of statements) {
    if (statement.effect !== 'Allow') continue;
    if (statement.conditions.some(narrows)) continue;
    const reachFor = reachIn(statement, reference);
    eachCovered(statement, asked, (name, prefix, place) => {
      const reach = reachFor(prefix, name);
      if (!reach) return;
      const key = `${prefix}:${name}`;
      const before = held.get(key);
      if (!before || RANK[reach] > RANK[before.reach]) held.set(key, { place, reach });
    });
  }
  if (held.size === 0) return held;
  for (const statement of statements) {
    if (statement.effect !== 'Deny') continue;
    const isTaken = deniedBy(statement, reference);
    if (!isTaken) continue;
    eachCovered(statement, asked, (name, prefix) => {
      if (isTaken(prefix, name)) held.delete(`${prefix}:${name}`);
    });
  }
  return held;
}
