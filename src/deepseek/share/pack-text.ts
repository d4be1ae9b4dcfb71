// Text packed for a link: JSON in ASCII alone, raw DEFLATE, base64url.
import { CAPS } from './link-limits.ts';
import type { Codec } from './codec.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { refuseLink, type LinkFault, type LinkRefusal } from './opened-link.ts';

/** What is packed, as messages name it: "The documents edited by hand". */
interface Packed {
  readonly what: string;
  readonly fault: LinkFault;
}

/** JSON in ASCII only. Equal values with members in the same order give equal texts. */
export const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Packs ASCII text. */
export async function packText(text: string, codec: Codec): Promise<string> {
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  return toBase64url(await codec.deflate(bytes));
}

function asciiText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

const unreadable = ({ what, fault }: Packed): LinkRefusal =>
  refuseLink(fault, `${what} in the link cannot be read.`);

/** Unpacks a text and reads it with `parse`, which gives undefined unless the text is exactly what was to be written. */
export async function unpack<T>(
  packed: string,
  codec: Codec,
  about: Packed,
  parse: (text: string) => T | undefined,
): Promise<{ readonly ok: true; readonly value: T } | LinkRefusal> {
  const { what, fault } = about;
  const deflated = fromBase64url(packed);
  if (!deflated) return unreadable(about);
  let bytes: Uint8Array;
  try {
    bytes = await codec.inflate(deflated, CAPS.inflated);
  } catch {
    return refuseLink(
      fault,
      `${what} in the link cannot be unpacked: they are damaged, or larger than ${CAPS.inflated / 1024} KB.`,
    );
  }
  if (bytes.length > CAPS.inflated)
    return refuseLink('too-long', `${what} in the link are larger than ${CAPS.inflated / 1024} KB.`);
  try {
    const value = parse(asciiText(bytes));
    return value === undefined ? unreadable(about) : { ok: true, value };
  } catch {
    return unreadable(about);
  }
}
