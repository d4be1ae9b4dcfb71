// Patterns of characters and wildcards. A character that stands for itself stays apart from a wildcard that looks like it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html

import { matchesByField, matchesByRuns } from './search.ts';
import { ANY, FIELD_STAR, STAR, type Codes } from './wildcards.ts';

export { ANY, FIELD_ANY, FIELD_STAR, STAR, type Codes } from './wildcards.ts';

export interface Pattern {
  readonly codes: Codes;
  /** The whole pattern where it has no wildcard. */
  readonly literal: string | undefined;
  /** All before the star where that is the only wildcard, at the end. */
  readonly prefix: string | undefined;
}

/** The characters of a text, all for themselves. */
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

/** Whether nothing but stars: the pattern of everything. */
export const isEverything = (codes: Codes): boolean =>
  codes.length > 0 && codes.every((code) => code === STAR);

/** What a walk may take over reading both once. */
const MOST_STEPS = 100_000;

/**
 * Walks pattern and text together, all stars taking all characters. On a mismatch only the last star gives way. That can
 * take text × pattern steps; then the slower way that cannot takes over.
 */
function walk(codes: Codes, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let index = 0;
  let steps = MOST_STEPS + 4 * (codes.length + text.length);
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

/** Whether some wildcard is kept to its field. */
export const hasFieldWildcard = (codes: Codes): boolean => codes.some((code) => code <= FIELD_STAR);

/**
 * Whether the pattern matches the text with wildcards of a field kept to it. Follows all ways at once: two kinds of star
 * rule out giving way in the last one only.
 */
export const strictlyMatches = (codes: Codes, text: string): boolean => matchesByField(codes, text);
