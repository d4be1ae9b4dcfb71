// The words of a sentence, as phrases are compared with them, each with its place in the text.

export interface SentenceWord {
  /** Lower case, singular. */
  readonly word: string;
  /** Offsets in the text, in UTF-16 code units; `end` is behind the last one. */
  readonly start: number;
  readonly end: number;
}

const FILLER = new Set(
  'a an the my our your their its his her this that these those some any each every all own just also please of is are be been being am was were will would should shall can could may might must do does did has have had want wants wanted need needs needed like i we you they it us me so then there here very really'.split(
    ' ',
  ),
);

/** Words that end in “s” in the singular. */
const SINGULAR = new Set([
  'ecs',
  'eks',
  'aws',
  'kms',
  'sms',
  'aoss',
  'access',
  'tls',
  'https',
  'arns',
  'vs',
  'less',
  'news',
]);

/** Plurals that end like a word in the singular. */
const PLURAL = new Set(['amis', 'apis', 'cpus', 'gpus', 'vcpus']);

function singular(word: string): string {
  if (PLURAL.has(word)) return word.slice(0, -1);
  if (SINGULAR.has(word) || word.length < 4 || !word.endsWith('s')) return word;
  if (word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word;
  if (/(?:[cs]h|x)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.slice(0, -1);
}

/** A word, "isn't" and "team's" as one, and "v3.2". */
const WORD = /[\p{L}\p{N}]+(?:['’](?:s|t|re|ll|ve|d|m)(?![\p{L}\p{N}])|\.\p{N}+)*/giu;
const ENDING = /['’](?:s|re|ll|ve|d|m)$/;

/** Words in British spelling count as those in US spelling: "-ise" is "-ize". */
const inUsSpelling = (word: string): string =>
  word.length < 7 ? word : word.replace(/is(e|ed|ing|ation)$/, 'iz$1').replace(/ogue$/, 'og');

/** Whether the word is the "us" of us-east-1. */
const beginsRegion = (word: string, text: string, at: number): boolean =>
  word === 'us' && text[at + word.length] === '-';

const isFiller = (word: string): boolean => FILLER.has(word);

/**
 * The words that phrases are looked for in. Filler is dropped, so that "through our VPC endpoint"
 * and "through VPC endpoint" are the same phrase.
 */
export function wordsOf(text: string): readonly SentenceWord[] {
  const found: SentenceWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0].toLowerCase().normalize('NFKC').replace(ENDING, '');
    if (word === '' || (isFiller(word) && !beginsRegion(word, text, match.index))) continue;
    found.push({
      word: inUsSpelling(singular(word)),
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return found;
}

const FEW_WORDS = 3;

/** Whether it is no sentence: its words are known or they are not. */
export const isSearch = (text: string): boolean => wordsOf(text).length <= FEW_WORDS;

/** Offsets in a text, in UTF-16 code units. */
export interface WordPlace {
  readonly start: number;
  readonly end: number;
}

/** The words of a text that stand in none of the places. */
const unreadIn = (words: readonly SentenceWord[], places: readonly WordPlace[]): readonly SentenceWord[] =>
  words.filter(({ start, end }) => !places.some((place) => place.start < end && start < place.end));

/** How many of the words of a text stand in none of the places. */
export function unreadShare(text: string, places: readonly WordPlace[]): number {
  const words = wordsOf(text);
  return unreadIn(words, places).length / (words.length || 1);
}

/** Chinese and Japanese write several words without a space. */
const SEVERAL = /[\u3041-\u9fff]{5}/;

/** Whether much of a text stands in none of the places, in a language without spaces. */
export const hasUnreadRuns = (text: string, places: readonly WordPlace[]): boolean =>
  SEVERAL.test(text) && unreadIn(wordsOf(text), places).some(({ word }) => SEVERAL.test(word));
