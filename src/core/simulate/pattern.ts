// Patterns of characters and wildcards. A character that stands for itself stays apart from a wildcard that looks like it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html

/** Any characters, also none. */
export const STAR = -1;
/** One character. */
export const ANY = -2;
/** As the two above, but no colon among them. */
export const FIELD_STAR = -3;
export const FIELD_ANY = -4;

/** Character codes and wildcards, in order. */
export type Codes = readonly number[];

export interface Pattern {
  readonly codes: Codes;
  /** The whole pattern where it has no wildcard. */
  readonly literal: string | undefined;
  /** All before the star where that is the only wildcard, at the end. */
  readonly prefix: string | undefined;
}

const COLON = 58;

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

/**
 * Walks pattern and text together, all stars taking all characters. On a mismatch only the last star gives way, so the
 * time is at most that of text × pattern.
 */
function walk(codes: Codes, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let index = 0;
  while (index < text.length) {
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
export function strictlyMatches(codes: Codes, text: string): boolean {
  /** Places in the pattern that the text so far can have led to. */
  let places = new Uint8Array(codes.length + 1);
  const arrive = (into: Uint8Array, place: number): void => {
    for (let at = place; into[at] === 0; at += 1) {
      into[at] = 1;
      if (codes[at] !== STAR && codes[at] !== FIELD_STAR) break;
    }
  };
  arrive(places, 0);
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    const next = new Uint8Array(codes.length + 1);
    for (let at = 0; at < codes.length; at += 1) {
      if (places[at] === 0) continue;
      const code = codes[at] ?? 0;
      if (character === COLON && code <= FIELD_STAR) continue;
      if (code === STAR || code === FIELD_STAR) arrive(next, at);
      else if (code < 0 || code === character) arrive(next, at + 1);
    }
    places = next;
  }
  return places[codes.length] === 1;
}
