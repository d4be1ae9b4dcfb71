// Percent-escapes for the values of a link: what chat and mail clients leave alone stays readable.

/** Also left unescaped: they have no special meaning in a fragment. */
const READABLE = /%(?:3A|2F|40|2B|3D|2C)/g;
/** `encodeURIComponent` leaves these, and clients trim or format them. */
const FRAGILE = /[!~*'()]/g;

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What ES2024 calls `toWellFormed`: half characters have no UTF-8. */
export function wellFormed(text: string): string {
  return text.replaceAll(LONE_SURROGATE, '\ufffd');
}

const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

export function escapeText(text: string): string {
  return encodeURIComponent(wellFormed(text))
    .replaceAll(READABLE, decodeURIComponent)
    .replaceAll(FRAGILE, hex);
}

/** An entry of a list: commas part the entries. */
export function escapeEntry(text: string): string {
  return escapeText(text).replaceAll(',', '%2C');
}

/** The text, or undefined when an escape is broken. */
export function unescapeText(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
