// The link of a draft: v=1&p=SCENARIO&KEY=VALUE…&w=UNDECIDED&y=CASES&z=EDITS&c=CHECKSUM. In version 1 a starting value is never
// stated, in version 3 it may be. Released links must always open, so the format cannot change.
import type { Codec } from './codec.ts';
import type { Draft } from './draft.ts';
import {
  answerParts,
  DRAFT_VERSIONS,
  linkAnswers,
  oldestOf,
  readLinkAnswers,
  readParts,
  refuseLongLink,
} from './link-answers.ts';
import { sealLink, verifyChecksum } from './link-seal.ts';
import { packEdits, unpackEdits } from './pack-edits.ts';
import { packCases, unpackCases } from './pack-cases.ts';
import { packUndecided, unpackUndecided } from './pack-undecided.ts';
import type { OpenedLink } from './opened-link.ts';

export async function writeLink(draft: Draft, codec: Codec, identities: boolean): Promise<string> {
  const answers = linkAnswers(draft.answers, identities);
  const written = [...answerParts(answers)].map((part) => part.join('='));
  const parts = [`v=${oldestOf(DRAFT_VERSIONS, [answers])}`, ...written];
  if (identities && draft.undecided) parts.push(`w=${await packUndecided(draft.undecided, codec)}`);
  if (identities && draft.cases && draft.cases.length > 0)
    parts.push(`y=${await packCases(draft.cases, codec)}`);
  if (identities && Object.keys(draft.overrides).length > 0)
    parts.push(`z=${await packEdits(draft.overrides, codec)}`);
  return sealLink(parts.join('&'));
}

export async function readLink(fragment: string, codec: Codec): Promise<OpenedLink> {
  const opened = verifyChecksum(fragment);
  if (!opened.ok) return opened;
  const read = readParts(opened.body, ['v', 'w', 'y', 'z']);
  if (!read.ok) return read;
  const packed = read.parts.get('z');
  const packedCases = read.parts.get('y');
  const packedUndecided = read.parts.get('w');
  const long = refuseLongLink(fragment, [packed, packedCases, packedUndecided]);
  if (long) return long;
  const stated = readLinkAnswers(read.parts);
  if (!stated.ok) return stated;
  const unpacked = packed === undefined ? undefined : await unpackEdits(packed, codec);
  if (unpacked && !unpacked.ok) return unpacked;
  const own = packedCases === undefined ? undefined : await unpackCases(packedCases, codec);
  if (own && !own.ok) return own;
  const open = packedUndecided === undefined ? undefined : await unpackUndecided(packedUndecided, codec);
  if (open && !open.ok) return open;
  return {
    ok: true,
    draft: {
      answers: stated.answers,
      overrides: unpacked?.edits ?? {},
      ...(open && { undecided: open.value }),
      ...(own && { cases: own.cases }),
    },
    notes: stated.notes,
  };
}
