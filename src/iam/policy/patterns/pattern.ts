// Compiled patterns of characters and wildcards, where a plain * or ? of a text differs from the wildcard. See glob.ts.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html

import { matchesByField, matchesByRuns } from './linear-match.ts';
import { ANY, FIELD_STAR, STAR, type Codes } from './wildcards.ts';

export { ANY, FIELD_ANY, FIELD_STAR, STAR, type Codes } from './wildcards.ts';

export interface Pattern {
  readonly codes: Codes;
  /** The whole pattern where it has no wildcard. */
  readonly literal: string | undefined;
  /** All before the star where that is the only wildcard, at the end. */
  readonly prefix: string | undefined;
}

/** The characters of a text, none of them a wildcard. */
export const literalCodes = (text: string): Codes =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

/** The characters of a text in which * and ? are wildcards. */
export const globCodes = (text: string): Codes =>
  Array.from({ length: text.length }, (_, index) => {
    if (text[index] === '*') return STAR;
    return text[index] === '?' ? ANY : text.charCodeAt(index);
  });

const textOf = (codes: Codes): string => codes.map((code) => String.fromCharCode(code)).join('');

export function patternOf(codes: Codes): Pattern {
  const wildcard = codes.findIndex((code) => code < 0);
  if (wildcard < 0) return { codes, literal: textOf(codes), prefix: undefined };
  const onlyEnd = wildcard === codes.length - 1 && codes[wildcard] === STAR;
  return { codes, literal: undefined, prefix: onlyEnd ? textOf(codes.slice(0, -1)) : undefined };
}

/** Whether the pattern is stars only, and matches everything. */
export const isEverything = (codes: Codes): boolean =>
  codes.length > 0 && codes.every((code) => code === STAR);

/** Steps that `walk` may take beyond reading pattern and text once. */
const MAX_STEPS = 100_000;

/**
 * Walks pattern and text together, all stars taking all characters. On a mismatch only the last star takes one more:
 * what earlier stars took is never taken back, because the last can take it as well. That can take text × pattern steps;
 * after MAX_STEPS the linear way, which is slower on short texts, takes over.
 */
function walk(codes: Codes, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let index = 0;
  let steps = MAX_STEPS + 4 * (codes.length + text.length);
  while (index < text.length) {
    steps -= 1;
    if (steps < 0) return matchesByRuns(codes, text);
    const code = codes[at];
    if (code === STAR || code === FIELD_STAR) {
      star = at;
      resume = index;
      at += 1;
    } else if (code !== undefined && (code < 0 || code === text.charCodeAt(index))) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      index = resume;
    } else {
      return false;
    }
  }
  while (codes[at] === STAR || codes[at] === FIELD_STAR) at += 1;
  return at === codes.length;
}

/** Whether the pattern matches the text, wildcards crossing colons. Case counts. */
export function patternMatches(pattern: Pattern, text: string): boolean {
  if (pattern.literal !== undefined) return pattern.literal === text;
  if (pattern.prefix !== undefined) return text.startsWith(pattern.prefix);
  return walk(pattern.codes, text);
}

/** Whether some wildcard stops at colons. */
export const hasFieldWildcard = (codes: Codes): boolean => codes.some((code) => code <= FIELD_STAR);

/**
 * Whether the pattern matches the text, with wildcards of a field stopping at colons. All ways are followed at once: with
 * two kinds of stars it is not enough that the last one takes more.
 */
export const strictlyMatches = (codes: Codes, text: string): boolean => matchesByField(codes, text);
