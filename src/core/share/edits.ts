// Documents edited by hand, packed for a link: JSON, raw DEFLATE, base64url.
import type { Draft } from './draft.ts';
import { CAPS } from './caps.ts';
import type { Codec } from './codec.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { refuse, type LinkRefusal } from './reading.ts';

type Edits = Draft['overrides'];

const DOCUMENT_ID = /^[a-z0-9.-]{1,60}$/;

/** JSON in ASCII alone, documents by id: one text for one set of edits. */
function editsText(edits: Edits): string {
  const sorted = Object.entries(edits).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted)).replaceAll(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export async function packEdits(edits: Edits, codec: Codec): Promise<string> {
  const bytes = Uint8Array.from(editsText(edits), (character) => character.charCodeAt(0));
  return toBase64url(await codec.deflate(bytes));
}

function asciiText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

/** The edits, or undefined unless `text` is exactly what `editsText` writes. */
function parseEdits(text: string): Edits | undefined {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
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
  const unreadable = refuse('edits', 'The documents edited by hand in the link cannot be read.');
  const deflated = fromBase64url(packed);
  if (!deflated) return unreadable;
  let bytes: Uint8Array;
  try {
    bytes = await codec.inflate(deflated, CAPS.inflated);
  } catch {
    return refuse(
      'edits',
      'The documents edited by hand in the link cannot be unpacked: they are damaged, or larger than 64 KB.',
    );
  }
  if (bytes.length > CAPS.inflated)
    return refuse('too-long', 'The documents edited by hand in the link are larger than 64 KB.');
  let edits: Edits | undefined;
  try {
    edits = parseEdits(asciiText(bytes));
  } catch {
    return unreadable;
  }
  if (!edits) return unreadable;
  if (Object.keys(edits).length > CAPS.edits)
    return refuse('too-long', `The link has more than ${CAPS.edits} documents edited by hand.`);
  return { ok: true, edits };
}
