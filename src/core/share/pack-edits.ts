// Documents edited by hand, packed for a link.
import { isObject } from '#core/json/json-value.ts';
import type { Draft } from './draft.ts';
import { CAPS } from './link-limits.ts';
import type { Codec } from './codec.ts';
import { asciiJson, packText, unpack } from './pack-text.ts';
import { refuseLink, type LinkRefusal } from './opened-link.ts';

type Edits = Draft['overrides'];

const DOCUMENT_ID = /^[a-z0-9.-]{1,60}$/;

/** Documents by id: one text for one set of edits. */
function editsText(edits: Edits): string {
  const sorted = Object.entries(edits).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return asciiJson(Object.fromEntries(sorted));
}

export const packEdits = (edits: Edits, codec: Codec): Promise<string> => packText(editsText(edits), codec);

/** The edits, or undefined unless `text` is exactly what `editsText` writes. */
function parseEdits(text: string): Edits | undefined {
  const parsed: unknown = JSON.parse(text);
  if (!isObject(parsed)) return undefined;
  const entries: [string, string][] = [];
  for (const [id, edit] of Object.entries(parsed)) {
    if (!DOCUMENT_ID.test(id) || typeof edit !== 'string') return undefined;
    entries.push([id, edit]);
  }
  const edits = Object.fromEntries(entries);
  // Anything else, such as a repeated id, would be read in one of two ways.
  return editsText(edits) === text ? edits : undefined;
}

export async function unpackEdits(
  packed: string,
  codec: Codec,
): Promise<{ readonly ok: true; readonly edits: Edits } | LinkRefusal> {
  const about = { what: 'The documents edited by hand', fault: 'edits' } as const;
  const read = await unpack(packed, codec, about, parseEdits);
  if (!read.ok) return read;
  if (Object.keys(read.value).length > CAPS.edits)
    return refuseLink('too-long', `The link has more than ${CAPS.edits} documents edited by hand.`);
  return { ok: true, edits: read.value };
}
