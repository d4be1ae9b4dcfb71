// A person's own cases, packed for a link.
import type { OwnCase } from '#iam/request/call.ts';
import { CAPS } from './link-limits.ts';
import type { Codec } from './codec.ts';
import { asciiJson, packText, unpack } from './pack-text.ts';
import { readCase } from './read-case.ts';
import { serializeCase } from './serialize-case.ts';
import { refuseLink, type LinkRefusal } from './opened-link.ts';

type Cases = readonly OwnCase[];

/** A case that no reader takes is written as it is, so that trying the link out tells. */
function packedCase(ownCase: OwnCase): object {
  const serialized = serializeCase(ownCase);
  const read = readCase(serialized);
  return read ? serializeCase(read) : serialized;
}

export const serializedCases = (cases: Cases): readonly object[] => cases.map(packedCase);

export const packCases = (cases: Cases, codec: Codec): Promise<string> =>
  packText(asciiJson(serializedCases(cases)), codec);

/** The cases of an unpacked list, or undefined if one cannot be read. */
export function readPackedCases(value: unknown): Cases | undefined {
  if (!Array.isArray(value)) return undefined;
  const cases = value.map(readCase);
  return cases.every((each) => each !== undefined) ? cases : undefined;
}

/** The cases, or undefined unless `text` is exactly what `packCases` writes: in any other it may mean something else. */
function parseCases(text: string): Cases | undefined {
  const cases = readPackedCases(JSON.parse(text));
  if (cases === undefined || cases.length === 0) return undefined;
  return asciiJson(cases.map(serializeCase)) === text ? cases : undefined;
}

export async function unpackCases(
  packed: string,
  codec: Codec,
): Promise<{ readonly ok: true; readonly cases: Cases } | LinkRefusal> {
  const about = { what: 'The added expectations', fault: 'cases' } as const;
  const read = await unpack(packed, codec, about, parseCases);
  if (!read.ok) return read;
  if (read.value.length > CAPS.cases)
    return refuseLink('too-long', `The link has more than ${CAPS.cases} added expectations.`);
  return { ok: true, cases: read.value };
}
