// Texts of files in a terminal: nothing in them may move the cursor or turn the reading direction.
import { codePointName } from '#core/text/quote.ts';

/** The text with all that is invisible, breaks lines or turns the reading direction spelled out. */
export const visible = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => `[${codePointName(character.codePointAt(0) ?? 0)}]`,
  );
