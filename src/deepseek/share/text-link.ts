// A text as a link, which the page takes as if it was pasted. Editors make such links: text/PACKED.
import type { Codec } from './codec.ts';
import type { LinkRefusal } from './opened-link.ts';
import { asciiJson, packText, unpack } from './pack-text.ts';

const TEXT = /^text\/(.*)$/;

/** The fragment of a link, without its #. */
export const encodeText = async (text: string, codec: Codec): Promise<string> =>
  `text/${await packText(asciiJson(text), codec)}`;

/** The text of such a fragment, or why it cannot be read; undefined for any other. */
export async function decodeText(
  fragment: string,
  codec: Codec,
): Promise<{ readonly ok: true; readonly text: string } | LinkRefusal | undefined> {
  const packed = TEXT.exec(fragment)?.[1];
  if (packed === undefined) return undefined;
  const read = await unpack(packed, codec, { what: 'The policies', fault: 'damaged' }, (json) => {
    const text: unknown = JSON.parse(json);
    return typeof text === 'string' ? text : undefined;
  });
  return read.ok ? { ok: true, text: read.value } : read;
}
