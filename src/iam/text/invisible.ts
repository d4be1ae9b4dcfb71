// Characters that cannot be seen, break lines or turn the reading direction: no text for a reader or a terminal
// may hold them as they are.

/** U+0430 for "а". */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** With characters for private use, which each font draws in its own way. */
const INVISIBLE_OR_PRIVATE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

const bracketedName = (character: string): string => `[${codePointName(character.codePointAt(0) ?? 0)}]`;

export const hasInvisible = (text: string): boolean => text.search(INVISIBLE) >= 0;

/** The text with these characters as their names: "[U+202E]". For where each character of the text matters. */
export const spellOutInvisible = (text: string): string => text.replace(INVISIBLE, bracketedName);

/**
 * Characters that move a cursor, end a line or override the reading direction. Names in Persian or with emoji have others
 * that cannot be seen, and need them.
 */
const ACTING = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\p{Zl}\p{Zp}]/gu;

/** For names by which something is found again: only what acts is spelled out. Tabs and breaks stay for the format to escape. */
export const spellOutActing = (text: string): string => text.replace(ACTING, bracketedName);

export const spellOutInvisibleOrPrivate = (text: string): string =>
  text.replace(INVISIBLE_OR_PRIVATE, bracketedName);

const EXCERPT_CHARACTERS = 60;

/** What a person typed, for a sentence about it: cut when it is long, with U+FFFD for what cannot be seen. */
export function excerpt(text: string): string {
  const characters = Array.from(text.slice(0, 2 * EXCERPT_CHARACTERS + 2));
  const short =
    characters.length > EXCERPT_CHARACTERS ? `${characters.slice(0, EXCERPT_CHARACTERS).join('')}…` : text;
  return short.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
