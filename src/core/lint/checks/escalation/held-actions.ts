// Which actions a policy allows outright, of those that are asked for: after its Deny statements, and leaving aside
// what a condition narrows.
import { globMatches } from '#core/iam/glob.ts';
import type { JsonPath } from '#core/iam/finding.ts';
import type { PolicyView, ResourceView, StatementView } from '#core/lint/policy-view.ts';
import { narrows, mayTakeAway } from './circumstances.ts';

/** On all resources of its kind, on what belongs to the caller, or on some. */
export type Reach = 'all' | 'self' | 'some';

export interface Held {
  /** The entry of Action that allows it, or the whole of NotAction. */
  readonly place: JsonPath;
  readonly reach: Reach;
}

/** The actions that are asked for, in lower case, by their prefix. */
export type Asked = ReadonlyMap<string, readonly string[]>;

/** ARNs of these services are resources of other services' actions as well. */
const ALSO: ReadonlyMap<string, string> = new Map([
  ['ec2-instance-connect', 'ec2'],
  ['ssm', 'ec2'],
  ['sts', 'iam'],
]);

const WHOLE_KIND = /^(?:[A-Za-z-]+[/:])?\*+$/;
const OWN = /\$\{aws:username[},]/i;

function reachOf({ value, arn }: ResourceView, prefix: string): Reach | undefined {
  if (value === '*') return 'all';
  if (!arn) return undefined;
  if (arn.service !== prefix && arn.service !== '*' && arn.service !== ALSO.get(prefix)) return undefined;
  if (WHOLE_KIND.test(arn.resource)) return 'all';
  return OWN.test(arn.resource) ? 'self' : 'some';
}

const RANK: Readonly<Record<Reach, number>> = { all: 3, self: 2, some: 1 };

function widest(statement: StatementView, prefix: string): Reach | undefined {
  if (statement.notResources.length > 0) return 'all';
  let found: Reach | undefined;
  for (const resource of statement.resources) {
    const reach = reachOf(resource, prefix);
    if (reach && (!found || RANK[reach] > RANK[found])) found = reach;
    if (found === 'all') break;
  }
  return found;
}

/** Calls `take` with each asked action that the statement speaks of, and where it does. */
function eachCovered(
  statement: StatementView,
  asked: Asked,
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

/** Whether a Deny takes the action away, but for some resources or uses that are left. */
function takesAway(statement: StatementView, prefix: string): boolean {
  const { conditions, notResources } = statement;
  if (conditions.length > 0 && !conditions.some(mayTakeAway)) return false;
  if (notResources.length > 0) return !notResources.some((resource) => reachOf(resource, prefix) === 'all');
  return widest(statement, prefix) === 'all';
}

/** Remembers the answer to the last question: actions of a service come together. */
function once<T>(answer: (prefix: string) => T): (prefix: string) => T {
  let last: { readonly prefix: string; readonly answer: T } | undefined;
  return (prefix) => {
    if (last?.prefix !== prefix) last = { prefix, answer: answer(prefix) };
    return last.answer;
  };
}

/** What the policy allows of `asked`, by "prefix:name" in lower case. */
export function heldActions({ statements }: PolicyView, asked: Asked): ReadonlyMap<string, Held> {
  const held = new Map<string, Held>();
  for (const statement of statements) {
    if (statement.effect !== 'Allow') continue;
    if (statement.conditions.some(narrows)) continue;
    const reachFor = once((prefix) => widest(statement, prefix));
    eachCovered(statement, asked, (name, prefix, place) => {
      const reach = reachFor(prefix);
      if (!reach) return;
      const key = `${prefix}:${name}`;
      const before = held.get(key);
      if (!before || RANK[reach] > RANK[before.reach]) held.set(key, { place, reach });
    });
  }
  if (held.size === 0) return held;
  for (const statement of statements) {
    if (statement.effect !== 'Deny') continue;
    const takesAwayFor = once((prefix) => takesAway(statement, prefix));
    eachCovered(statement, asked, (name, prefix) => {
      if (takesAwayFor(prefix)) held.delete(`${prefix}:${name}`);
    });
  }
  return held;
}
