// The words and fixes that checks on names of actions share.
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { nearest } from '#iam/text/nearest-name.ts';
import { show, showAll } from '#iam/text/quote.ts';
import type { Fix } from '#iam/rules/check.ts';
import type { ActionView, PolicyView, StatementView } from '#iam/rules/policy-view.ts';
import type { NeededActions } from '#iam/reference/api-names.ts';

/** The actions that an API operation needs, as the second half of a sentence. */
export function neededActionsMessage({ actions, further }: NeededActions): string {
  if (actions.length === 0) return 'the operation needs no permission. Remove it.';
  const more =
    further.length > 0 && further.length < 4 ? `, and some calls also for ${showAll(further)}` : '';
  return `AWS asks for ${showAll(actions)}${more}.`;
}

/** The entries of an action list, indexed for quick lookup. */
interface EntryIndex {
  readonly names: ReadonlySet<string>;
  readonly patterns: readonly string[];
}

/** Longer lists are not compared in full. */
const MAX_PATTERNS = 100;
const entryIndexes = new WeakMap<readonly ActionView[], EntryIndex>();

function entryIndexOf(entries: readonly ActionView[]): EntryIndex {
  let holding = entryIndexes.get(entries);
  if (!holding) {
    const lower = (wildcard: boolean): string[] =>
      entries.filter((entry) => entry.wildcard === wildcard).map(({ value }) => value.toLowerCase());
    holding = { names: new Set(lower(false)), patterns: lower(true).slice(0, MAX_PATTERNS) };
    entryIndexes.set(entries, holding);
  }
  return holding;
}

const entriesWith = (action: ActionView, statement: StatementView): readonly ActionView[] =>
  action.excluded ? statement.notActions : statement.actions;

/** The names that nothing in the action's list covers; the action itself covers none, or it would not be wrong. */
function missing(names: readonly string[], action: ActionView, statement: StatementView): readonly string[] {
  const holding = entryIndexOf(entriesWith(action, statement));
  return names.filter((name) => {
    const lower = name.toLowerCase();
    return !holding.names.has(lower) && !holding.patterns.some((pattern) => globMatches(pattern, lower));
  });
}

/** Puts the names in the place of the action; takes it out where they all are there already. */
export function replaceWith(
  names: readonly string[],
  action: ActionView,
  statement: StatementView,
): Fix | undefined {
  const { path } = action;
  const index = path.at(-1);
  const wanted = missing(names, action, statement);
  const [first, ...others] = wanted;
  if (typeof index !== 'number') {
    if (first === undefined) return undefined;
    const value = others.length > 0 ? wanted : first;
    return {
      title: `Replace with ${wanted.join(', ')}`,
      safe: false,
      edits: [{ kind: 'replace', path, value }],
    };
  }
  if (first === undefined) {
    // An entry that names nothing may go unseen, but never the last one.
    if (entriesWith(action, statement).length < 2) return undefined;
    return { title: `Remove ${action.value}`, safe: true, edits: [{ kind: 'remove', path }] };
  }
  return {
    title: `Replace with ${wanted.join(', ')}`,
    safe: false,
    edits: [
      { kind: 'replace', path, value: first },
      ...others.map((value, offset) => ({
        kind: 'insert' as const,
        path: [...path.slice(0, -1), index + 1 + offset],
        value,
      })),
    ],
  };
}

interface Suggestion {
  /** The second sentence of a message. */
  readonly advice?: string;
  readonly fix?: Fix;
}

/** Names that differ by more letters differ by a word. */
const MAX_SLIP = 2;

const verbOf = (action: string): string => /:[A-Z]?[a-z]*/.exec(action)?.[0].toLowerCase() ?? '';

/**
 * What to do about an action that resembles `name`: the button makes what the sentence says. Nothing where `name` is in the
 * list already and does something else, so that another was meant.
 */
export function suggestionOf(name: string, action: ActionView, statement: StatementView): Suggestion {
  const { path, value } = action;
  const isThere = entryIndexOf(entriesWith(action, statement)).names.has(name.toLowerCase());
  if (isThere && typeof path.at(-1) === 'number') {
    if (verbOf(name) !== verbOf(value) || Math.abs(name.length - value.length) > MAX_SLIP) return {};
    return {
      advice: `It resembles ${show(name)}, which is in this list already. Remove it.`,
      fix: { title: `Remove ${value}`, safe: true, edits: [{ kind: 'remove', path }] },
    };
  }
  // Where a pattern of the list covers the name, another check reports that.
  return {
    advice: `Did you mean ${show(name)}?`,
    fix: { title: `Replace with ${name}`, safe: false, edits: [{ kind: 'replace', path, value: name }] },
  };
}

/** Comparing with all names of a service takes time. */
const MAX_GUESSES = 100;
const guesses = new WeakMap<PolicyView, number>();

/** The only one of the names that goes on where this ends, or the nearest, for the first names of a policy that need it. */
export function suggestName(
  policy: PolicyView,
  name: string,
  names: () => readonly string[],
): string | undefined {
  const made = guesses.get(policy) ?? 0;
  if (made >= MAX_GUESSES || name.length > 64) return undefined;
  guesses.set(policy, made + 1);
  const all = names();
  const longer = all.filter((each) => each.toLowerCase().startsWith(name));
  return longer.length === 1 ? longer[0] : nearest(name, all);
}
