// Matches the wildcards of IAM: * for any characters, also none, and ? for one. Never slower than text × pattern.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html

const STAR = 42;
const QUESTION_MARK = 63;

/**
 * Walks pattern and text together. On a mismatch only the last star gives way: what earlier stars took is never
 * taken back, because the last can take it as well.
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
/** A star in the narrower pattern stands for what only a star takes. */
const isNarrower = (wide: number, narrow: number): boolean =>
  wide === narrow || (wide === QUESTION_MARK && narrow !== STAR);

/** Whether `text` holds a wildcard. */
export const hasWildcard = (text: string): boolean => text.includes('*') || text.includes('?');

/** Whether `pattern` matches `text`, in which * and ? are plain characters. Case counts. */
export const globMatches = (pattern: string, text: string): boolean => walk(pattern, text, isCharacter);

/** Whether all that `narrow` matches is matched by `wide` as well. May say no where only a longer look would find it. */
export const globCovers = (wide: string, narrow: string): boolean => walk(wide, narrow, isNarrower);

/** Whether some text matches both patterns. */
export function globsMeet(a: string, b: string): boolean {
  // Row by row: whether the first i characters of a can match what the first j of b match, as 1 or 0.
  let before = new Uint8Array(b.length + 1);
  before[0] = 1;
  for (let j = 1; j <= b.length && b.charCodeAt(j - 1) === STAR; j += 1) before[j] = 1;
  for (let i = 1; i <= a.length; i += 1) {
    const code = a.charCodeAt(i - 1);
    const row = new Uint8Array(b.length + 1);
    row[0] = code === STAR ? before[0]! : 0;
    for (let j = 1; j <= b.length; j += 1) {
      const other = b.charCodeAt(j - 1);
      if (code === STAR || other === STAR) row[j] = before[j]! | row[j - 1]!;
      else if (code === other || code === QUESTION_MARK || other === QUESTION_MARK) row[j] = before[j - 1]!;
    }
    before = row;
  }
  return before[b.length] === 1;
}
