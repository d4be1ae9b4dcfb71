// Drafts and comparisons of two drafts as links. A draft is written in the oldest version that holds it; every version is read.
import { CAPS } from './link-limits.ts';
import type { Codec } from './codec.ts';
import type { ComparedDrafts, Draft } from './draft.ts';
import { refuseLink, type OpenedLink } from './opened-link.ts';
import { readComparison, writeComparison } from './comparison-link.ts';
import { COMPARISON_VERSIONS, DRAFT_VERSIONS } from './link-answers.ts';
import { readLink, writeLink } from './draft-link.ts';

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
