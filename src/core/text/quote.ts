// Quotes a reader's own text in a message, safely and briefly.

const LIMIT = 60;

/** U+0430 for "а". */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * `text` in backquotes, clipped, with everything invisible or reordering spelled out.
 * A message that repeats a bidi control would itself read backwards.
 */
export function show(text: string): string {
  const clipped = text.length > LIMIT ? `${text.slice(0, LIMIT)}…` : text;
  const visible = clipped.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    return `[${codePointName(character.codePointAt(0) ?? 0)}]`;
  });
  return `\`${visible}\``;
}

/** "`a`", "`a` and `b`", "`a`, `b` and `c`". */
export function showAll(texts: readonly string[]): string {
  const all = texts.map(show);
  const last = all.at(-1) ?? '';
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}

/** "1 comma", "3 commas". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
