// Makes and reads share links. The code for that is a chunk for itself: most visits have no link.
import type { Draft } from '#core/share/draft.ts';

const load = () => import('./link-codec.ts');

export async function readFragment(fragment: string) {
  const { decodeLink, codec } = await load();
  return decodeLink(fragment, codec);
}

/** A link, and why it could not be opened again, where it could not: too much was edited by hand. */
export interface ShareLink {
  readonly address: string;
  readonly fault: string | null;
}

/** The whole link of a draft, read back once before it is offered. */
export async function shareLinkOf(draft: Draft, options: { identities: boolean }): Promise<ShareLink> {
  const [{ decodeLink, encodeLink, codec }, { settledDraft }] = await Promise.all([
    load(),
    import('#app/selectors/shown-edits.ts'),
  ]);
  const fragment = await encodeLink(settledDraft(draft), codec, options);
  const reading = await decodeLink(fragment, codec);
  const address = `${location.origin}${location.pathname}#${fragment}`;
  return { address, fault: reading.ok ? null : reading.message };
}
