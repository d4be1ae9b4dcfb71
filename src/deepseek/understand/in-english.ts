// A text with the German, Chinese and Japanese terms in it as English words, and where each stands in the text.
import type { EnglishText } from './foreign.ts';
import { CJK, GERMAN } from './vocabulary/foreign-terms.ts';

const escaped = (term: string): string => term.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Words shorter than this have no endings here: “nurse” is not “nur”. */
const SHORT = 4;

const longestFirst = (terms: ReadonlyMap<string, string>, spelled: (term: string) => string): string =>
  [...terms.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map(spelled)
    .join('|');

const inGerman = (term: string): string =>
  term.length < SHORT ? escaped(term) : String.raw`${escaped(term)}(?:e[nmrs]?|n|s)?`;

/** The term without its ending. */
function germanWords(word: string): string | undefined {
  for (let cut = 0; cut <= 2; cut += 1) {
    const words = GERMAN.get(cut === 0 ? word : word.slice(0, -cut));
    if (words !== undefined) return words;
  }
  return undefined;
}

/** Letters of East Asia, and forms of Latin letters that are as wide. */
const WIDE = /[\u3000-\u30ff\u3400-\u9fff\uff01-\uff5e]/;

const TERMS = new RegExp(
  String.raw`(?<![\p{L}\p{N}_./:@-])(?:${longestFirst(GERMAN, inGerman)})(?![\p{L}\p{N}_]|[./:@-]\w)`,
  'giu',
);
/** “ECS-Aufgabe”; never within a name or an address. */
const COMPOUNDS = new RegExp(
  String.raw`-(?<=(?<![\w./:@-])[A-Z][A-Za-z\d.]{0,30}-)(?:${longestFirst(GERMAN, (term) =>
    inGerman(term.slice(0, 1).toUpperCase() + term.slice(1)),
  )})(?![\p{L}\p{N}_]|[./:@-]\w)`,
  'gu',
);
const WIDE_TERMS = new RegExp(String.raw`${longestFirst(CJK, escaped)}|[\uff01-\uff5e]`, 'giu');

const wordsFor = (found: string): string => {
  const term = found.toLowerCase();
  const words = CJK.get(term);
  if (words !== undefined) return ` ${words} `;
  if (term.startsWith('-')) return ` ${germanWords(term.slice(1)) ?? ''}`;
  return germanWords(term) ?? found.normalize('NFKC');
};

interface Replaced {
  /** Where it begins in English, and in the text. */
  readonly at: number;
  readonly from: number;
  /** Lengths of both. */
  readonly length: number;
  readonly was: number;
}

/** “The Lambda "bewertung"” names one. */
const isQuoted = (text: string, at: number, length: number): boolean =>
  /["“„'`]/.test(text.slice(at - 1, at)) && /["”“'`]/.test(text.slice(at + length, at + length + 1));

/** Portuguese, in which “no” and “na” are “in the”. */
const PORTUGUESE = /[ãõ]|\b(?:uma?|preciso|pipeline do|para o|pelo|pela|conta)\b/i;
const IN_THE = /\bn[oa]s?(?=\s)/gi;

/** The text as it is, where it has no such term. */
export function inEnglish(whole: string): EnglishText {
  const text = PORTUGUESE.test(whole)
    ? whole.replaceAll(IN_THE, (words) => 'in'.padEnd(words.length))
    : whole;
  const replaced: Replaced[] = [];
  const terms = [
    ...text.matchAll(TERMS),
    ...text.matchAll(COMPOUNDS),
    ...(WIDE.test(text) ? text.matchAll(WIDE_TERMS) : []),
  ].toSorted((a, b) => a.index - b.index);
  let english = '';
  let done = 0;
  for (const { 0: term, index } of terms) {
    if (index < done || isQuoted(text, index, term.length)) continue;
    const words = wordsFor(term);
    english += text.slice(done, index);
    replaced.push({ at: english.length, from: index, length: words.length, was: term.length });
    english += words;
    done = index + term.length;
  }
  english += text.slice(done);
  if (replaced.length === 0) return { english: text, placeOf: (place) => place };
  const near = (offset: number): Replaced | undefined => replaced.findLast(({ at }) => at < offset);
  const start = (offset: number): number => {
    const last = replaced.findLast(({ at }) => at <= offset);
    if (!last) return offset;
    const behind = offset - last.at - last.length;
    return behind < 0 ? last.from : last.from + last.was + behind;
  };
  const end = (offset: number): number => {
    const last = near(offset);
    return last ? last.from + last.was + Math.max(0, offset - last.at - last.length) : offset;
  };
  return { english, placeOf: (place) => ({ start: start(place.start), end: end(place.end) }) };
}
