// Quotes a reader's own text in a message, safely and briefly.
import { spellOutInvisible } from './invisible.ts';
import { joinAnd, joinOr } from './words.ts';

const MAX_QUOTED = 60;

/**
 * `text` in backquotes, cut when it is long, with everything invisible spelled out: a message that repeats a bidi control
 * would itself read backwards.
 */
export function show(text: string): string {
  const short = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  return `\`${spellOutInvisible(short)}\``;
}

const MAX_WHOLE = 300;

/** As `show`, and long enough for ARNs: one that is cut names nothing. */
export const showWhole = (text: string): string => `\`${spellOutInvisible(text.slice(0, MAX_WHOLE))}\``;

/** "`a`", "`a` and `b`", "`a`, `b` and `c`". */
export const showAll = (texts: readonly string[]): string => joinAnd(texts.map(show));

/** "`a`", "`a` or `b`", "`a`, `b` or `c`". */
export const showEither = (texts: readonly string[]): string => joinOr(texts.map(show));
