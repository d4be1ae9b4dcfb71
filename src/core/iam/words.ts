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

/** "1 comma", "3 commas". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
