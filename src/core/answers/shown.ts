// What a person typed, fit to stand in a message: short, and without what reorders or hides text.

const MAX_CHARACTERS = 60;

/** `text` with U+FFFD for controls, invisible characters and halves of characters, cut when it is long. */
export function shown(text: string): string {
  const characters = Array.from(text.slice(0, 2 * MAX_CHARACTERS + 2));
  const short =
    characters.length > MAX_CHARACTERS ? `${characters.slice(0, MAX_CHARACTERS).join('')}…` : text;
  return short.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
