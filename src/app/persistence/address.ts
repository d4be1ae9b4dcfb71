// Follows the page's address, which holds links and names the history entry that a draft belongs to.
import type { Actions } from '#app/state/actions.ts';
import type { Store } from '#app/state/state.ts';
import { nameEntry } from './early-keeping.ts';
import { createKeeper, isUntouched } from './keeper.ts';
import { startKeeping } from './keeper-events.ts';
import { offerKeeper } from './keeping.ts';
import { browserStorages, createLocalCopies } from './local-copies.ts';
import { readFragment } from './share-link.ts';

/** The rule reference, or one rule of it: not a link with answers. */
const RULES = /^rules(?:\/([a-z0-9-]{1,80}))?$/;

interface AddressDeps {
  readonly store: Store;
  readonly actions: Actions;
}

/** Starts following the address and keeping the draft. Returns how to stop. */
export function followAddress({ store, actions }: AddressDeps): () => void {
  const copies = createLocalCopies(browserStorages);
  const keeper = createKeeper({ store, actions, copies });
  let entry = '';

  async function openFragment(fragment: string): Promise<void> {
    const reading = await readFragment(fragment);
    if (!reading.ok) {
      actions.refuseLink(reading.message);
      return;
    }
    const before = store.getState().draft;
    const { pasted } = before;
    const { draft, shared = draft } = reading;
    const isComparison = shared !== draft;
    keeper.beginWork();
    actions.replaceDraft(
      { ...draft, shared, ...(pasted && { pasted: { ...pasted, open: false } }) },
      {
        kind: 'opened',
        notes: reading.notes,
        replaced: isUntouched(before) ? null : before,
        isComparison,
      },
    );
    actions.openDialog(isComparison ? 'review' : null);
  }

  /** What a visit begins with, unless something was done on it already. */
  function restoreKept(): void {
    if (!isUntouched(store.getState().draft)) return;
    if (!keeper.restore(copies.ofEntry(entry))) keeper.restore(copies.latest());
  }

  /** Opens what the address names: a link, or the draft of this history entry. */
  async function openAddress(): Promise<void> {
    const fragment = location.hash.slice(1);
    const before = entry;
    // The last changes belong to the entry that is left.
    keeper.keepNow();
    entry = nameEntry();
    if (before !== entry) keeper.enter(entry);
    const rule = RULES.exec(fragment);
    if (rule) {
      if (before === '') restoreKept();
      actions.openRules(rule[1] ?? null);
      return;
    }
    if (fragment !== '') {
      await openFragment(fragment);
      return;
    }
    if (before === entry) return;
    if (before === '') restoreKept();
    else if (!keeper.restore(copies.ofEntry(entry))) keeper.clear();
  }

  const opensLink = location.hash.length > 1 && !RULES.test(location.hash.slice(1));
  // A link opens over the draft that was there last: “Restore my answers” brings that back.
  if (opensLink && isUntouched(store.getState().draft)) keeper.restore(copies.latest());
  const onAddress = (): void => void openAddress();
  void openAddress();
  const stopKeeping = startKeeping(keeper, store);
  const letGo = offerKeeper(keeper);
  addEventListener('hashchange', onAddress);
  addEventListener('popstate', onAddress);
  return () => {
    letGo();
    stopKeeping();
    removeEventListener('hashchange', onAddress);
    removeEventListener('popstate', onAddress);
  };
}
