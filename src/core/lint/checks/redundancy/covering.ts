// Finds entries of a list that others make redundant. A list may have ten thousand.
import { globCovers, hasWildcard } from '#core/iam/patterns/glob.ts';

/** Entries that one of them covers, as indexes into the list. */
export interface RedundantGroup {
  readonly cover: number;
  /** All of the group, the cover too. */
  readonly members: readonly number[];
}

interface Pattern {
  readonly text: string;
  readonly index: number;
  /** Characters from its first wildcard on: as many steps may be taken for each character of a text. */
  readonly effort: number;
  /** The text after its last wildcard. */
  readonly tail: string;
}

/** The limit of matching steps for a list; beyond it, less is found. Lists of a few hundred never reach it. */
const BUDGET = 20_000_000;
/** Steps that a pattern costs even if it does not match. */
const SCAN_COST = 20;

const WILDCARD = /[*?]/;

/** The text before its first wildcard, which it must have. */
const headOf = (text: string): string => text.slice(0, text.search(WILDCARD));

/** The text after its last wildcard. */
const tailOf = (text: string): string =>
  text.slice(Math.max(text.lastIndexOf('*'), text.lastIndexOf('?')) + 1);

/**
 * Patterns by the text before their first wildcard: a text can only be covered by those whose beginning it shares.
 */
function byHead(firsts: ReadonlyMap<string, number>): Map<string, Pattern[]> {
  const table = new Map<string, Pattern[]>();
  for (const [text, index] of firsts) {
    if (!hasWildcard(text)) continue;
    const head = headOf(text);
    const pattern = { text, index, effort: text.length - head.length, tail: tailOf(text) };
    const others = table.get(head);
    if (others) others.push(pattern);
    else table.set(head, [pattern]);
  }
  return table;
}

/** For each distinct text, the indexes of the patterns that cover it. Of two that cover each other the first counts. */
function coversOf(firsts: ReadonlyMap<string, number>, patterns: ReadonlyMap<string, Pattern[]>) {
  const lengths = [...new Set([...patterns.keys()].map((head) => head.length))];
  const covers = new Map<number, number[]>();
  let spent = 0;
  for (const [text, index] of firsts) {
    for (const length of lengths) {
      if (length > text.length) continue;
      for (const pattern of patterns.get(text.slice(0, length)) ?? []) {
        spent += SCAN_COST;
        if (spent > BUDGET) return covers;
        if (pattern.index === index || !text.endsWith(pattern.tail)) continue;
        const cost = pattern.effort * text.length;
        // A single pair of malicious texts can take minutes.
        if (spent + cost > BUDGET) continue;
        spent += cost;
        if (!globCovers(pattern.text, text)) continue;
        if (index < pattern.index && globCovers(text, pattern.text)) continue;
        const known = covers.get(index);
        if (known) known.push(pattern.index);
        else covers.set(index, [pattern.index]);
      }
    }
  }
  return covers;
}

/** Short lists are compared in full before any table is made: in most of them nothing covers anything. */
const SHORT_LIST = 12;
const SHORT_TEXT = 200;

function isShort(texts: readonly string[]): boolean {
  return texts.length <= SHORT_LIST && texts.every(({ length }) => length <= SHORT_TEXT);
}

const coversAnother = (text: string, index: number, texts: readonly string[]): boolean =>
  hasWildcard(text) && texts.some((other, at) => at !== index && globCovers(text, other));

/**
 * The groups of redundant entries, in the order of the list. Each entry is in one group at most: that of the first
 * entry that covers it and is covered by none itself. Undefined when nothing is redundant.
 */
export function groupsOf(texts: readonly string[]): readonly RedundantGroup[] | undefined {
  if (texts.length < 2) return undefined;
  if (!texts.some(hasWildcard) && new Set(texts).size === texts.length) return undefined;
  const isSingle = (text: string, index: number): boolean => texts.indexOf(text) === index;
  if (isShort(texts) && texts.every(isSingle) && !texts.some(coversAnother)) return undefined;
  const firsts = new Map<string, number>();
  for (const [index, text] of texts.entries()) if (!firsts.has(text)) firsts.set(text, index);
  const patterns = byHead(firsts);
  const covers = coversOf(firsts, patterns);
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
