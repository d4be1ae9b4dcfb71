// Reading and writing share links, which takes all rows of the catalog and the browser's compression.
import '#app/selectors/all-rows.ts';
import { services } from '#app/services/index.ts';
import { pastedOf } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';
import { decodeLink, decodeText } from '#deepseek/share/index.ts';
import { codec } from './compression.ts';
import { isUntouched } from './keeper.ts';
import { beginWork } from './keeping.ts';
import type { ShareLink } from './share-link.ts';

export { encodeComparison, encodeLink } from '#deepseek/share/index.ts';
export { codec };

/**
 * Shows the policies in a text as work of their own: what was pasted before is among the versions. What is in the text
 * cannot change how it is checked. Says that a link brought it, because anyone can make one.
 */
async function openText(text: string): Promise<void> {
  beginWork();
  const { draft: before } = useStore.getState();
  const { pasted: _, ...draft } = before;
  actions.replaceDraft(draft, null);
  const said = [
    `This came with a link.${isUntouched(before) ? '' : ' What was here before is in your History.'}`,
  ];
  actions.addPasted([{ title: 'Policy', type: 'identity', original: text }], said);
  const [added] = pastedOf(useStore.getState().draft).policies;
  if (added) await services.pastedPolicies.split(added.id, text, said);
}

/** What a link opens: a draft, or policies that an editor put into it. */
export async function decodeFragment(fragment: string) {
  const brought = await decodeText(fragment, codec);
  if (brought?.ok) return { ...brought, open: () => openText(brought.text) };
  return brought ?? decodeLink(fragment, codec);
}

/** The address with this fragment, which is read back once before it is offered. */
export async function offered(fragment: string): Promise<ShareLink> {
  const reading = await decodeFragment(fragment);
  const address = `${location.origin}${location.pathname}#${fragment}`;
  return { address, fault: reading.ok ? null : reading.message };
}
