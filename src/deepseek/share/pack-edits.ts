// Documents edited by hand, packed for a link.
import { isObject } from '#iam/json/json-value.ts';
import type { Draft } from './draft.ts';
import { CAPS } from './link-limits.ts';
import type { Codec } from './codec.ts';
import { asciiJson, packText, unpack } from './pack-text.ts';
import { refuseLink, type LinkRefusal } from './opened-link.ts';

type Edits = Draft['overrides'];

const DOCUMENT_ID = /^[a-z0-9.-]{1,60}$/;

/** Documents by id. */
export const sortedEdits = (edits: Edits): Edits =>
  Object.fromEntries(Object.entries(edits).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** One text for one set of edits. */
const editsText = (edits: Edits): string => asciiJson(sortedEdits(edits));

export const packEdits = (edits: Edits, codec: Codec): Promise<string> => packText(editsText(edits), codec);

/** The edits of an unpacked object, or undefined if one cannot be read. */
export function readPackedEdits(value: unknown): Edits | undefined {
  if (!isObject(value)) return undefined;
  const isEdit = (entry: [string, unknown]): entry is [string, string] =>
    DOCUMENT_ID.test(entry[0]) && typeof entry[1] === 'string';
  const entries = Object.entries(value);
  return entries.every(isEdit) ? Object.fromEntries(entries) : undefined;
}

/** The edits, or undefined unless `text` is exactly what `editsText` writes. */
function parseEdits(text: string): Edits | undefined {
  const edits = readPackedEdits(JSON.parse(text));
  // Anything else, such as a repeated id, would be read in one of two ways.
  return edits && editsText(edits) === text ? edits : undefined;
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
