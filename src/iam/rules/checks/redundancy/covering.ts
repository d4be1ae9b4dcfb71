// Finds entries of a list that others make redundant. A list may have ten thousand.
import { groupBy } from '#iam/collections/group-by.ts';
import { globCovers, hasWildcard, piecesCover } from '#iam/policy/patterns/glob.ts';

/** Entries that one of them covers, as indexes into the list. */
export interface RedundantGroup {
  readonly cover: number;
  /** All of the group, the cover too. */
  readonly members: readonly number[];
}

interface Pattern {
  readonly text: string;
  readonly index: number;
  /** The text before its first wildcard. */
  readonly head: string;
  /** The text after its last wildcard. */
  readonly tail: string;
  /** The code of its last character; NaN where it ends with a wildcard. */
  readonly end: number;
  /** The texts between its stars; undefined for a pattern with question marks. */
  readonly pieces: readonly string[] | undefined;
  /** Characters from its first wildcard on: as many steps may be taken for each character of a text. */
  readonly effort: number;
}

/** The limit of matching steps for a list; beyond it, less is found. Lists of a few hundred never reach it. */
const BUDGET = 20_000_000;
/** Steps that a pattern costs even if it does not match. */
const SCAN_COST = 20;

const NONE: readonly never[] = [];
const WILDCARD = /[*?]/;

function readPattern(text: string, index: number): Pattern {
  const head = text.slice(0, text.search(WILDCARD));
  const tail = text.slice(Math.max(text.lastIndexOf('*'), text.lastIndexOf('?')) + 1);
  const end = tail.charCodeAt(tail.length - 1);
  const pieces = text.includes('?') ? undefined : text.split('*');
  return { text, index, head, tail, end, pieces, effort: text.length - head.length };
}

const coversText = ({ text, pieces }: Pattern, other: string): boolean =>
  pieces ? piecesCover(pieces, other) : globCovers(text, other);

/** From so many patterns on a table finds those that a text begins like sooner than a comparison with each. */
const MANY_PATTERNS = 50;

/** A function that finds the patterns whose head a text begins with, in lists: no others can cover it. */
function finderOf(patterns: readonly Pattern[]): (text: string) => readonly (readonly Pattern[])[] {
  if (patterns.length < MANY_PATTERNS)
    return (text) => [patterns.filter(({ head }) => text.startsWith(head))];
  const table = groupBy(patterns, ({ head }) => head);
  const lengths = [...new Set(patterns.map(({ head }) => head.length))];
  return (text) =>
    lengths.map((length) => (length > text.length ? NONE : (table.get(text.slice(0, length)) ?? NONE)));
}

/** For each distinct text, the indexes of the patterns that cover it. Of two that cover each other the first counts. */
function coversOf(firsts: ReadonlyMap<string, number>): ReadonlyMap<number, readonly number[]> {
  const patterns: Pattern[] = [];
  for (const [text, index] of firsts) if (hasWildcard(text)) patterns.push(readPattern(text, index));
  const candidatesOf = finderOf(patterns);
  const covers = new Map<number, number[]>();
  let spent = 0;
  for (const [text, index] of firsts) {
    const end = text.charCodeAt(text.length - 1);
    for (const candidates of candidatesOf(text)) {
      for (const pattern of candidates) {
        spent += SCAN_COST;
        if (spent > BUDGET) return covers;
        // Ends differ in most pairs, and this compares numbers alone.
        if (pattern.end !== end && pattern.tail !== '') continue;
        if (pattern.index === index || !text.endsWith(pattern.tail)) continue;
        const cost = pattern.effort * text.length;
        // A single pair of malicious texts can take minutes.
        if (spent + cost > BUDGET) continue;
        spent += cost;
        if (!coversText(pattern, text)) continue;
        if (index < pattern.index && globCovers(text, pattern.text)) continue;
        const known = covers.get(index);
        if (known) known.push(pattern.index);
        else covers.set(index, [pattern.index]);
      }
    }
  }
  return covers;
}

/**
 * The groups of redundant entries, in the order of the list. Each entry is in one group at most: that of the first
 * entry that covers it and is covered by none itself. Undefined when nothing is redundant.
 */
export function groupsOf(texts: readonly string[]): readonly RedundantGroup[] | undefined {
  // Most lists have neither.
  if (new Set(texts).size === texts.length && !texts.some(hasWildcard)) return undefined;
  const firsts = new Map<string, number>();
  for (const [index, text] of texts.entries()) if (!firsts.has(text)) firsts.set(text, index);
  const covers = coversOf(firsts);
  if (firsts.size === texts.length && covers.size === 0) return undefined;

  const groups = new Map<number, number[]>();
  for (const [index, text] of texts.entries()) {
    const first = firsts.get(text)!;
    const candidates = covers.get(first);
    const root = candidates
      ? candidates.filter((each) => !covers.has(each)).reduce((a, b) => Math.min(a, b), Infinity)
      : first;
    if (root === Infinity) continue;
    const members = groups.get(root);
    if (members) members.push(index);
    else groups.set(root, [index]);
  }
  return [...groups]
    .filter(([, members]) => members.length > 1)
    .map(([cover, members]) => ({ cover, members }))
    .toSorted((a, b) => (a.members[0] ?? 0) - (b.members[0] ?? 0));
}
