// Finds the phrases of concepts in a sentence: the longest first, none overlapping another.
import { doubtsIn, isDenied, negationsIn, reaches } from './negations.ts';
import { wordsOf, type SentenceWord } from './sentence-words.ts';
import { typoOf } from './typos.ts';

/** Anything that phrases stand for. */
interface Named {
  readonly words: readonly string[];
  /** What must stand near: see `Concept`. */
  readonly near?: RegExp;
  /** Says nothing but that something is done: "use", "call". What is not used is no part of the answers either. */
  readonly entities?: readonly unknown[];
  readonly answers?: unknown;
  readonly negated?: unknown;
}

interface PhraseHit<Row> {
  readonly row: Row;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** "without a guardrail", "not over the internet", "streaming: no". */
  readonly negated: boolean;
}

interface Phrase<Row> {
  readonly words: readonly string[];
  readonly row: Row;
}

export interface PhraseIndex<Row> {
  /** Phrases by their first word, the longest first. */
  readonly byWord: ReadonlyMap<string, readonly Phrase<Row>[]>;
  /** Every word of every phrase. */
  readonly known: ReadonlySet<string>;
}

export function indexPhrases<Row extends Named>(rows: readonly Row[]): PhraseIndex<Row> {
  const byWord = new Map<string, Phrase<Row>[]>();
  const all = new Set<string>();
  for (const row of rows)
    for (const text of row.words) {
      const words = wordsOf(text).map(({ word }) => word);
      const [first] = words;
      if (first === undefined) continue;
      for (const word of words) all.add(word);
      const known = byWord.get(first);
      if (known) known.push({ words, row });
      else byWord.set(first, [{ words, row }]);
    }
  for (const phrases of byWord.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  return { byWord, known: all };
}

/** What ends a sentence. A dot behind a letter or two is an abbreviation: "us. profile", "N. Virginia". */
const ENDS = /[;!?]|\.\s+\p{Lu}/u;

/** The same, between what belongs together. */
const BREAKS = /[;!?\n]|(?<!\b(?:incl|excl|esp))\.\s/;

function standsAt(
  text: string,
  words: readonly SentenceWord[],
  at: number,
  phrase: readonly string[],
): boolean {
  return phrase.every((word, offset) => {
    const here = words[at + offset];
    if (here?.word !== word) return false;
    if (offset === 0) return true;
    const before = words[at + offset - 1]!;
    return before.word.length < 3 || !ENDS.test(text.slice(before.end, here.start + 1));
  });
}

/** How far what must stand near may be, in UTF-16 code units. */
const NEAR = 80;

/** Whether `pattern` is found around a place, in the same sentence. */
function isNear(text: string, start: number, end: number, pattern: RegExp): boolean {
  // An identifier that is read already takes no room.
  const words = (from: number, to: number): string =>
    text.slice(Math.max(0, from), to).replaceAll(/\0+/g, '\0');
  const before =
    words(start - 3 * NEAR, start)
      .slice(-NEAR)
      .split(BREAKS)
      .at(-1) ?? '';
  const [behind = ''] = words(end, end + 3 * NEAR)
    .slice(0, NEAR)
    .split(BREAKS, 1);
  return pattern.test(before + text.slice(start, end) + behind);
}

const isVerb = (row: Named): boolean =>
  !row.entities && row.answers === undefined && row.negated === undefined;

/** The phrases in `text`, from left to right. */
export function findPhrases<Row extends Named>(
  text: string,
  index: PhraseIndex<Row>,
): readonly PhraseHit<Row>[] {
  const words = wordsOf(text).map((word) => {
    const meant = typoOf(word.word, index.known);
    return meant === undefined ? word : { ...word, word: meant };
  });
  const negations = negationsIn(text);
  const doubts = doubtsIn(text);
  const hits: PhraseHit<Row>[] = [];
  let last: PhraseHit<Row> | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const found = (index.byWord.get(words[at]!.word) ?? []).filter(
      ({ words: phrase, row: { near } }) =>
        standsAt(text, words, at, phrase) &&
        (!near || isNear(text, words[at]!.start, words[at + phrase.length - 1]!.end, near)),
    );
    const longest = found[0]?.words.length ?? 0;
    if (longest === 0) continue;
    const { start } = words[at]!;
    const { end } = words[at + longest - 1]!;
    at += longest - 1;
    if (reaches(text, doubts, start, last)) continue;
    const rows = new Set(found.filter(({ words: { length } }) => length === longest).map(({ row }) => row));
    for (const row of rows) {
      const previous = last && { end: last.end, negated: last.negated, isVerb: isVerb(last.row) };
      const negated = isDenied(
        text,
        negations,
        { start, end, hasOpposite: row.negated !== undefined || row.entities !== undefined },
        previous,
      );
      hits.push({ row, start, end, negated });
    }
    last = hits.at(-1);
  }
  return hits;
}
