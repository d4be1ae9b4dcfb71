// Edits that wait for a choice between the person's version and the wizard's, packed for a link.
import { isObject } from '#iam/json/json-value.ts';
import type { Codec } from './codec.ts';
import type { Draft } from './draft.ts';
import type { LinkRefusal } from './opened-link.ts';
import { asciiJson, packText, unpack } from './pack-text.ts';

type Undecided = NonNullable<Draft['undecided']>;

const undecidedText = (undecided: Undecided): string =>
  asciiJson(
    Object.fromEntries(
      Object.entries(undecided)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, edits]) => [id, edits.toSorted()]),
    ),
  );

export const packUndecided = (undecided: Undecided, codec: Codec): Promise<string> =>
  packText(undecidedText(undecided), codec);

/** Undefined unless `text` is exactly what `undecidedText` writes. */
function parseUndecided(text: string): Undecided | undefined {
  const parsed: unknown = JSON.parse(text);
  if (!isObject(parsed)) return undefined;
  const isListOfIds = (entry: [string, unknown]): entry is [string, readonly string[]] =>
    Array.isArray(entry[1]) && entry[1].every((each) => typeof each === 'string');
  const entries = Object.entries(parsed);
  if (!entries.every(isListOfIds)) return undefined;
  const undecided = Object.fromEntries(entries);
  return undecidedText(undecided) === text ? undecided : undefined;
}

export function unpackUndecided(
  packed: string,
  codec: Codec,
): Promise<{ readonly ok: true; readonly value: Undecided } | LinkRefusal> {
  const about = { what: 'The choices that are left', fault: 'edits' } as const;
  return unpack(packed, codec, about, parseUndecided);
}
