// Which of the given actions a policy allows outright: after its Deny statements, and without
// those that a condition limits to some uses.
import { globMatches, hasWildcard } from '#iam/policy/patterns/glob.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { matchesAction } from '#iam/rules/matches-action.ts';
import type { PolicyView, StatementView } from '#iam/rules/policy-view.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { limitsUses, mayExcludeCaller } from './circumstances.ts';
import { RANK, reachIn, reachOf, type ResourceReach } from './reach.ts';

export interface AllowedAction {
  /** The entry of Action that allows it, or the whole of NotAction. */
  readonly entry: JsonPath;
  readonly reach: ResourceReach;
}

/** Every action of every service, as `*` and `*:*` say it. */
export const ALL = /^[*:]+$/;

/** Actions in lower case, by their prefix. */
export type ActionsByPrefix = ReadonlyMap<string, readonly string[]>;

/** Calls `take` with each of the actions that the statement covers, and the entry that covers it. */
function eachCovered(
  statement: StatementView,
  actions: ActionsByPrefix,
  take: (action: string, prefix: string, entry: JsonPath) => void,
): void {
  for (const entry of statement.actions) {
    const { prefix, name, wildcard, value, path } = entry;
    const names = actions.get(prefix);
    if (names) {
      for (const each of names)
        if (wildcard ? globMatches(name, each) : name === each) take(each, prefix, path);
    } else if (value === '*' || hasWildcard(prefix)) {
      for (const [of, all] of actions)
        for (const each of all) if (matchesAction(entry, `${of}:${each}`)) take(each, of, path);
    }
  }
  const { notActions } = statement;
  if (notActions.length === 0) return;
  const entry = [...statement.path, 'NotAction'];
  if (notActions.some(({ value }) => ALL.test(value))) return;
  for (const [prefix, names] of actions) {
    const entries = notActions.filter((entry) => entry.prefix === prefix);
    const isLeftOut = (name: string): boolean =>
      entries.some((entry) => (entry.wildcard ? globMatches(entry.name, name) : entry.name === name));
    for (const each of names) if (!isLeftOut(each)) take(each, prefix, entry);
  }
}

/** Returns a test for whether a Deny denies an action on all resources; undefined where its conditions may leave uses. */
function deniedBy(
  statement: StatementView,
  reference: Reference,
): ((prefix: string, name: string) => boolean) | undefined {
  const { conditions, notResources } = statement;
  if (conditions.length > 0 && !conditions.some(mayExcludeCaller)) return undefined;
  if (notResources.length > 0) {
    return (prefix) => !notResources.some((resource) => reachOf(resource, prefix) === 'all');
  }
  const reachFor = reachIn(statement, reference);
  return (prefix, name) => reachFor(prefix, name) === 'all';
}

/** What the policy allows of `asked`, by "prefix:name" in lower case. */
export function allowedActions(
  { statements }: PolicyView,
  actions: ActionsByPrefix,
  reference: Reference,
): ReadonlyMap<string, AllowedAction> {
  const allowed = new Map<string, AllowedAction>();
  for (const statement of statements) {
    if (statement.effect !== 'Allow') continue;
    if (statement.conditions.some(limitsUses)) continue;
    const reachFor = reachIn(statement, reference);
    eachCovered(statement, actions, (name, prefix, entry) => {
      const reach = reachFor(prefix, name);
      if (!reach) return;
      const key = `${prefix}:${name}`;
      const before = allowed.get(key);
      if (!before || RANK[reach] > RANK[before.reach]) allowed.set(key, { entry, reach });
    });
  }
  for (const statement of statements) {
    if (statement.effect !== 'Deny') continue;
    const isTaken = deniedBy(statement, reference);
    if (!isTaken) continue;
    eachCovered(statement, actions, (name, prefix) => {
      if (isTaken(prefix, name)) allowed.delete(`${prefix}:${name}`);
    });
  }
  return allowed;
}
