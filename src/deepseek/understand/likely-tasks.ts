// How much the letters of a text speak for each task, as it was learned from some thousand texts: npm run learn.
import LEARNED from './vocabulary/learned-letters.json' with { type: 'json' };

/** A table of how much each four letters in a row speak for each task, row by row, without what is 0. */
export interface LearnedLetters {
  /** By task, or “none” for texts about nothing here: the weight of no letters. */
  readonly tasks: Readonly<Record<string, number>>;
  /** A character for each weight: how many are left out before it. */
  readonly gaps: string;
  readonly weights: string;
}

/** The characters of the table are those from “#” to “[”, which JSON writes as they are. */
export const FIRST_CHARACTER = 35;
export const MOST_IN_CHARACTER = 56;
export const ZERO_WEIGHT = FIRST_CHARACTER + MOST_IN_CHARACTER / 2;

const LETTERS = 4;

/** Letters share a column of the table with a few others, so that the table need not spell them. */
const COLUMN_BITS = 13;
export const COLUMNS = 2 ** COLUMN_BITS;

const WORD = /[\p{L}\p{N}]+/gu;

/** Versions of a model are one word, so that a model of tomorrow reads as those of today do. */
const VERSION = /\bv?\d+\.\d+\b/g;
const ANY_VERSION = 'v3';

/** What each row of letters counts as in a score. */
const UNIT = 2;

/** The columns of all letters, each once, those between two words too. Account IDs and the like are no words. */
export function columnsOf(english: string): readonly number[] {
  const words = english.normalize('NFKC').toLowerCase().replace(VERSION, ANY_VERSION).match(WORD) ?? [];
  const text = ` ${words.filter((word) => !/^\d{3,}$/.test(word)).join(' ')} `;
  const columns = new Set<number>();
  for (let at = 0; at + LETTERS <= text.length; at += 1) {
    let hash = 0;
    for (let i = at; i < at + LETTERS; i += 1) hash = Math.imul(hash, 31) + text.charCodeAt(i);
    // Knuth, “The Art of Computer Programming”, volume 3, section 6.4: multiplicative hashing.
    columns.add(Math.imul(hash, 2_654_435_761) >>> (32 - COLUMN_BITS));
  }
  return [...columns];
}

const { tasks, gaps, weights }: LearnedLetters = LEARNED;

const TASKS = Object.entries(tasks);

const TABLE = new Int8Array(TASKS.length * COLUMNS);
let place = -1;
for (let i = 0; i < gaps.length; i += 1) {
  place += gaps.charCodeAt(i) - FIRST_CHARACTER + 1;
  TABLE[place] = weights.charCodeAt(i) - ZERO_WEIGHT;
}

const sumOf = (row: number, columns: readonly number[]): number =>
  columns.reduce((sum, column) => sum + TABLE[row * COLUMNS + column]!, 0);

/** How a letter begins and ends. */
const COURTESY =
  /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|guten (?:morgen|tag))\b[^,.;:!\n]{0,30}[,.!\n]|\b(?:(?:best|kind|warm) regards|kind wishes|many thanks|thanks(?: (?:a lot|in advance|so much|again))?|thank you(?: very much| in advance)?|cheers|vielen dank|(?:viele|beste|liebe|mit freundlichen) grüße)\b[^.;:?\n]{0,30}[.!\s]*$/gimu;

/** By task: above 0 where the text may be about it. Five are what a text in doubt lacks. */
export function likelyTasks(english: string): ReadonlyMap<string, number> {
  const columns = columnsOf(english.replaceAll(COURTESY, ' '));
  const scale = UNIT / Math.sqrt(columns.length || 1);
  return new Map(TASKS.map(([task, always], row) => [task, always * UNIT + sumOf(row, columns) * scale]));
}

/** The word of a text that speaks most for a task. */
export function wordFor(
  task: string,
  english: string,
): { readonly text: string; readonly start: number; readonly end: number } | undefined {
  const row = TASKS.findIndex(([id]) => id === task);
  if (row < 0) return undefined;
  const [word] = Array.from(english.matchAll(WORD), ({ 0: text, index: start }) => ({
    text,
    start,
    end: start + text.length,
    weight: sumOf(row, columnsOf(text)),
  })).toSorted((a, b) => b.weight - a.weight);
  return word && word.weight > 0 ? { text: word.text, start: word.start, end: word.end } : undefined;
}
