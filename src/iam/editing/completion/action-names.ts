// Searches the names of actions at every key stroke: of one service, or of all.
import type { ListedService, Reference } from '#iam/reference/reference.ts';
import { fit } from './match.ts';

export interface NamedAction {
  readonly prefix: string;
  readonly name: string;
  readonly lower: string;
}

interface FoundAction {
  readonly action: NamedAction;
  /** How well it fits, see `fit`. */
  readonly rank: number;
}

const known = new WeakMap<ListedService, readonly NamedAction[]>();

export function namesOf(service: ListedService): readonly NamedAction[] {
  const before = known.get(service);
  if (before) return before;
  const { prefix, actions } = service;
  const fresh = [...actions].map(([lower, name]) => ({ prefix, name, lower }));
  known.set(service, fresh);
  return fresh;
}

/** The best first; of those that fit alike the shortest, which has the least that was not typed. */
const better = (a: FoundAction, b: FoundAction): number =>
  a.rank - b.rank || a.action.name.length - b.action.name.length;

/** The `most` actions of these services whose names fit best. */
export function findActions(
  typed: string,
  prefixes: Iterable<string>,
  reference: Reference,
  most: number,
): readonly FoundAction[] {
  let found: FoundAction[] = [];
  for (const prefix of prefixes) {
    const service = reference.listed(prefix);
    if (!service) continue;
    for (const action of namesOf(service)) {
      const rank = fit(typed, action.name, action.lower);
      if (rank !== undefined) found.push({ action, rank });
    }
    // Thousands begin with "Get": what is left over is dropped now and then.
    if (found.length > most * 8) found = found.toSorted(better).slice(0, most);
  }
  return found.toSorted(better).slice(0, most);
}
