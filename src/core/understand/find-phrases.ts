// Finds the phrases of concepts in a sentence: the longest first, none overlapping another.
import { wordsOf, type SentenceWord } from './sentence-words.ts';

/** Anything that phrases stand for. */
interface Named {
  readonly words: readonly string[];
}

export interface PhraseHit<Row> {
  readonly row: Row;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** "without a guardrail", "not over the internet". */
  readonly negated: boolean;
}

const NEGATIONS = new Set(['no', 'not', 'without', 'never', 'don', 'doesn', 'neither']);

/** How many words may stand between a negation and what it negates: "not over public internet". */
const NEGATION_REACH = 2;

interface Phrase<Row> extends Named {
  readonly row: Row;
}

/** Phrases by their first word, the longest first. */
export type PhraseIndex<Row> = ReadonlyMap<string, readonly Phrase<Row>[]>;

export function indexPhrases<Row extends Named>(rows: readonly Row[]): PhraseIndex<Row> {
  const index = new Map<string, Phrase<Row>[]>();
  for (const row of rows)
    for (const text of row.words) {
      const words = wordsOf(text).map(({ word }) => word);
      const [first] = words;
      if (first === undefined) continue;
      const known = index.get(first);
      if (known) known.push({ words, row });
      else index.set(first, [{ words, row }]);
    }
  for (const phrases of index.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  return index;
}

const standsAt = (words: readonly SentenceWord[], at: number, phrase: Named): boolean =>
  phrase.words.every((word, offset) => words[at + offset]?.word === word);

function isNegated(words: readonly SentenceWord[], at: number, used: number): boolean {
  for (let i = at - 1; i >= Math.max(used, at - 1 - NEGATION_REACH); i -= 1)
    if (NEGATIONS.has(words[i]!.word)) return true;
  return false;
}

/** The phrases in `text`, from left to right. */
export function findPhrases<Row>(text: string, index: PhraseIndex<Row>): readonly PhraseHit<Row>[] {
  const words = wordsOf(text);
  const hits: PhraseHit<Row>[] = [];
  let used = 0;
  for (let at = 0; at < words.length; at += 1) {
    const found = (index.get(words[at]!.word) ?? []).filter((phrase) => standsAt(words, at, phrase));
    const longest = found[0]?.words.length ?? 0;
    if (longest === 0) continue;
    const last = words[at + longest - 1]!;
    for (const { row } of found.filter(({ words: { length } }) => length === longest))
      hits.push({ row, start: words[at]!.start, end: last.end, negated: isNegated(words, at, used) });
    at += longest - 1;
    used = at + 1;
  }
  return hits;
}
