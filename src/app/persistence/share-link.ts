// Makes and reads share links. The code for that is a chunk for itself: most visits have no link.
import { settledDraft } from '#app/selectors/shown-edits.ts';
import type { ComparedDrafts, Draft } from '#deepseek/share/index.ts';

const load = () => import('./link-codec.ts');

export async function readFragment(fragment: string) {
  return (await load()).decodeFragment(fragment);
}

/** A link, and why it could not be opened again, where it could not: too much was edited by hand. */
export interface ShareLink {
  readonly address: string;
  readonly fault: string | null;
}

/** The whole link of a draft. */
export async function shareLinkOf(draft: Draft, options: { identities: boolean }): Promise<ShareLink> {
  const { encodeLink, codec, offered } = await load();
  return offered(await encodeLink(settledDraft(draft), codec, options));
}

/** The whole link of a comparison. */
export async function comparisonLinkOf({ shared, changed }: ComparedDrafts): Promise<ShareLink> {
  const { encodeComparison, codec, offered } = await load();
  const settled = { shared: settledDraft(shared), changed: settledDraft(changed) };
  return offered(await encodeComparison(settled, codec, { identities: true }));
}

/** Opens a share link that was pasted, as a click on it does. */
export function openLink(link: string): void {
  location.hash = link.trim().slice(link.trim().indexOf('#') + 1);
}
