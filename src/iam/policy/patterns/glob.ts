// Wildcard patterns as policies write them: * for any characters, also none, and ? for one. Case counts.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
//
// Which file is for what:
// - glob.ts: patterns as strings, matched or compared as they stand. Compiling each first was several times slower.
// - pattern.ts: compiled patterns, for one pattern against many texts. A character may look like a wildcard, and wildcards
//   may stop at colons.
// - intersect.ts: whether two compiled patterns have a text in common, which one, and whether one covers the other.
// - linear-match.ts: what pattern.ts falls back to for patterns made to be slow.

const STAR = 42;
const QUESTION_MARK = 63;

/**
 * Walks pattern and text together. On a mismatch only the last star takes one more: what earlier stars took is never
 * taken back, because the last can take it as well. Never slower than text × pattern.
 */
function walk(
  pattern: string,
  text: string,
  fits: (patternCode: number, textCode: number) => boolean,
): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let index = 0;
  while (index < text.length) {
    const code = pattern.charCodeAt(at);
    if (at < pattern.length && code !== STAR && fits(code, text.charCodeAt(index))) {
      at += 1;
      index += 1;
    } else if (at < pattern.length && code === STAR) {
      star = at;
      resume = index;
      at += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      index = resume;
    } else {
      return false;
    }
  }
  while (pattern.charCodeAt(at) === STAR) at += 1;
  return at === pattern.length;
}

const isCharacter = (pattern: number, text: number): boolean => pattern === text || pattern === QUESTION_MARK;
/** Only a star takes what a star of the narrower pattern stands for. */
const isNarrower = (wide: number, narrow: number): boolean =>
  wide === narrow || (wide === QUESTION_MARK && narrow !== STAR);

/** Whether `text` holds a wildcard. */
export const hasWildcard = (text: string): boolean => text.includes('*') || text.includes('?');

/** Whether the pattern ends with a character that the text does not end with, as in most pairs: no walk is needed to see it. */
function endsOtherwise(pattern: string, text: string): boolean {
  const last = pattern.charCodeAt(pattern.length - 1);
  return last !== STAR && last !== QUESTION_MARK && last !== text.charCodeAt(text.length - 1);
}

/** Whether `pattern` matches `text`, in which * and ? are plain characters. Case counts. */
export const globMatches = (pattern: string, text: string): boolean =>
  pattern === text || (!endsOtherwise(pattern, text) && walk(pattern, text, isCharacter));

/** Whether `wide` matches all that `narrow` matches. May be false where only a longer search would find out. */
export const globCovers = (wide: string, narrow: string): boolean =>
  wide === narrow || (!endsOtherwise(wide, narrow) && walk(wide, narrow, isNarrower));

/**
 * As `globCovers` for a pattern without question marks that is split at its stars, of which it has at least one. Finding
 * the pieces is several times faster than a walk, but splitting is not: this is for one pattern and many texts.
 */
export function piecesCover(pieces: readonly string[], text: string): boolean {
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (let index = 1; index < pieces.length - 1; index += 1) {
    const piece = pieces[index]!;
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at + last.length <= text.length;
}

const canBeSame = (a: number, b: number): boolean => a === b || a === QUESTION_MARK || b === QUESTION_MARK;

/** Whether some text matches both patterns. */
export function globsMeet(a: string, b: string): boolean {
  const starA = a.indexOf('*');
  const starB = b.indexOf('*');
  if (starA < 0) return walk(b, a, canBeSame);
  if (starB < 0) return walk(a, b, canBeSame);
  // Between its first and last star each pattern has room for all that the other asks, so only the ends can differ.
  for (let index = Math.min(starA, starB) - 1; index >= 0; index -= 1) {
    if (!canBeSame(a.charCodeAt(index), b.charCodeAt(index))) return false;
  }
  const ends = Math.min(a.length - a.lastIndexOf('*'), b.length - b.lastIndexOf('*'));
  for (let fromEnd = 1; fromEnd < ends; fromEnd += 1) {
    if (!canBeSame(a.charCodeAt(a.length - fromEnd), b.charCodeAt(b.length - fromEnd))) return false;
  }
  return true;
}
