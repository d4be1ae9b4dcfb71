// Patterns of actions and the actions that they stand for: `s3:Get*Tagging` and its three.
import { globMatches } from '#iam/policy/patterns/glob.ts';
import type { Reference } from './reference.ts';

/** Of what is no pattern or action of a known service: why. */
export type ActionProblem = 'malformed' | 'unknown-service' | 'no-action';

export type Expanded = { readonly actions: readonly string[] } | { readonly problem: ActionProblem };

const ACTION = /^([A-Za-z0-9-]+):([A-Za-z0-9*?]+)$/;

/** The actions that a pattern, or a name, stands for, as AWS writes them and in its order. `*` alone stands for too many. */
export function expandAction(pattern: string, reference: Reference): Expanded {
  const [, prefix, name] = ACTION.exec(pattern.trim()) ?? [];
  if (prefix === undefined || name === undefined) return { problem: 'malformed' };
  const service = reference.listed(prefix);
  if (!service) return { problem: 'unknown-service' };
  const lower = name.toLowerCase();
  const actions = [...service.actions].flatMap(([each, written]) =>
    globMatches(lower, each) ? [`${service.prefix}:${written}`] : [],
  );
  return actions.length === 0 ? { problem: 'no-action' } : { actions };
}

/** "GetObjectTagging" in its words. */
const wordsOf = (name: string): readonly string[] =>
  name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [name];

/** Patterns that a name may come to be covered by: what begins or ends like it, or both, by whole words. */
function candidatesFor(name: string): readonly string[] {
  const words = wordsOf(name);
  const starts = words.map((_, index) => words.slice(0, index + 1).join(''));
  const ends = ['', ...words.map((_, index) => words.slice(index).join(''))];
  return starts.flatMap((start) =>
    ends.flatMap((end) => (start.length + end.length < name.length ? [`${start}*${end}`] : [])),
  );
}

/** A pattern instead of one name saves nothing, and hides it. */
const MIN_COVERED = 2;

/** The fewest patterns, and names, of one service that stand for these of its actions and for no other. */
function shrinkNames(names: ReadonlySet<string>, all: readonly string[]): readonly string[] {
  if (names.size === all.length) return ['*'];
  const others = all.filter((name) => !names.has(name)).map((name) => name.toLowerCase());
  const left = new Set(names);
  const fitting = new Map<string, readonly string[]>();
  for (const name of names)
    for (const pattern of candidatesFor(name)) {
      if (fitting.has(pattern)) continue;
      const lower = pattern.toLowerCase();
      const isExact = !others.some((other) => globMatches(lower, other));
      fitting.set(
        pattern,
        isExact ? [...names].filter((each) => globMatches(lower, each.toLowerCase())) : [],
      );
    }
  const chosen: string[] = [];
  for (;;) {
    let best = '';
    let most = MIN_COVERED - 1;
    for (const [pattern, covered] of fitting) {
      const count = covered.filter((name) => left.has(name)).length;
      // Of those that cover as many the longest, which says most.
      if (count > most || (count === most && count >= MIN_COVERED && pattern.length > best.length)) {
        best = pattern;
        most = count;
      }
    }
    if (best === '') break;
    chosen.push(best);
    for (const name of fitting.get(best)!) left.delete(name);
  }
  return [...chosen, ...left].toSorted((a, b) => (a < b ? -1 : 1));
}

/**
 * Patterns that stand for these actions and for no other action that AWS has on the day of the reference. New actions may
 * come to fit them. Names that the reference does not have stay as they are.
 */
export function shrinkActions(actions: readonly string[], reference: Reference): readonly string[] {
  const byService = new Map<string, Set<string>>();
  const unknown: string[] = [];
  for (const action of actions) {
    const expanded = expandAction(action, reference);
    if ('problem' in expanded) unknown.push(action);
    else
      for (const each of expanded.actions) {
        const [prefix = '', name = ''] = each.split(':');
        byService.set(prefix, (byService.get(prefix) ?? new Set()).add(name));
      }
  }
  const known = [...byService].flatMap(([prefix, names]) =>
    shrinkNames(names, [...reference.listed(prefix)!.actions.values()]).map((each) => `${prefix}:${each}`),
  );
  return [...known, ...unknown];
}
