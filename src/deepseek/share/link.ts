// Drafts and comparisons of two drafts as links. A draft is written in the oldest version that holds it; every version is read.
import { CAPS } from './link-limits.ts';
import type { Codec } from './codec.ts';
import type { ComparedDrafts, Draft } from './draft.ts';
import { refuseLink, type OpenedLink } from './opened-link.ts';
import { readComparison, writeComparison } from './comparison-link.ts';
import {
  COMPARISON_VERSIONS,
  DRAFT_VERSIONS,
  answerParts,
  linkAnswers,
  oldestOf,
  readLinkAnswers,
  readParts,
  refuseLongLink,
  unknownIn,
} from './link-answers.ts';
import { sealLink, verifyChecksum } from './link-seal.ts';
import { packEdits, unpackEdits } from './pack-edits.ts';
import { packCases, unpackCases } from './pack-cases.ts';
import { packUndecided, unpackUndecided } from './pack-undecided.ts';

// The link of a draft: v=1&p=SCENARIO&KEY=VALUE…&w=UNDECIDED&y=CASES&z=EDITS&c=CHECKSUM. In version 1 a starting value is never
// stated, in version 3 it may be. Released links must always open, so the format cannot change.
async function writeLink(draft: Draft, codec: Codec, identities: boolean): Promise<string> {
  const answers = linkAnswers(draft.answers, identities);
  const written = [...answerParts(answers, identities ? draft.unknownParts : {})].map((part) =>
    part.join('='),
  );
  const parts = [`v=${oldestOf(DRAFT_VERSIONS, [answers])}`, ...written];
  if (identities && draft.undecided) parts.push(`w=${await packUndecided(draft.undecided, codec)}`);
  if (identities && draft.cases && draft.cases.length > 0)
    parts.push(`y=${await packCases(draft.cases, codec)}`);
  if (identities && Object.keys(draft.overrides).length > 0)
    parts.push(`z=${await packEdits(draft.overrides, codec)}`);
  return sealLink(parts.join('&'));
}

async function readLink(fragment: string, codec: Codec): Promise<OpenedLink> {
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
      ...unknownIn(stated.unknownParts),
    },
    notes: stated.notes,
  };
}

export type { Codec } from './codec.ts';
export type { ComparedDrafts, Draft } from './draft.ts';
export type { LinkFault, OpenedLink, LinkRefusal } from './opened-link.ts';

type Reader = (fragment: string, codec: Codec) => Promise<OpenedLink>;

/** A reader, once here, stays. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...DRAFT_VERSIONS.map((version) => [version, readLink] as const),
  ...COMPARISON_VERSIONS.map((version) => [version, readComparison] as const),
]);

/**
 * The fragment of a link, without its #. With `identities` off, answers that name an account, a resource
 * or the role, all documents edited by hand, and all added expectations stay out.
 * A draft past the caps gives a fragment that `decodeLink` refuses as too long: read it before offering it.
 */
export function encodeLink(
  draft: Draft,
  codec: Codec,
  options: { readonly identities: boolean },
): Promise<string> {
  return writeLink(draft, codec, options.identities);
}

/** The fragment of a link that opens as the comparison of two versions; what is left out is left out of both. */
export function encodeComparison(
  comparison: ComparedDrafts,
  codec: Codec,
  options: { readonly identities: boolean },
): Promise<string> {
  return writeComparison(comparison, codec, options.identities);
}

function readerOf(fragment: string): Reader | OpenedLink {
  if (fragment.length > CAPS.fragment)
    return refuseLink(
      'too-long',
      `The link has ${fragment.length} characters; at most ${CAPS.fragment} can be opened.`,
    );
  if ('v='.startsWith(fragment)) return refuseLink('cut', 'The link is cut off: nothing is left of it.');
  const version = /^v=([^&]*)/.exec(fragment)?.[1];
  if (version === undefined)
    return refuseLink('damaged', 'This is not a link of Rolewright: it does not begin with its version.');
  return (
    READERS.get(version) ??
    refuseLink(
      'version',
      'The link was made by another version of Rolewright, which this one cannot read. Reload the page, or open the link where it was made.',
    )
  );
}

/** Opens a fragment, with or without its #. Never rejects: the result is a draft, or the reason why there is none. */
export async function decodeLink(fragment: string, codec: Codec): Promise<OpenedLink> {
  try {
    const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
    const reader = readerOf(text);
    return typeof reader === 'function' ? await reader(text, codec) : reader;
  } catch {
    return refuseLink('damaged', 'The link cannot be read.');
  }
}
