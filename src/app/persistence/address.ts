// Follows the page's address, which holds links and names the history entry that a draft belongs to.
import type { Actions } from '#app/state/actions.ts';
import { textOf } from '#app/state/start.ts';
import type { Store } from '#app/state/state.ts';
import { nameEntry } from './early-keeping.ts';
import { createKeeper, isUntouched } from './keeper.ts';
import { startKeeping } from './keeper-events.ts';
import { keptVersions, mayHaveVersions, whenIdle } from './kept-versions.ts';
import { offerKeeper } from './keeping.ts';
import { browserStorages, createLocalCopies, type LocalCopy } from './local-copies.ts';
import { readFragment } from './share-link.ts';
import { followUnfinished } from './unfinished.ts';

/** The rule reference, or one rule of it: not a link with answers. */
const RULES = /^rules(?:\/([a-z0-9-]{1,80}))?$/;

interface AddressDeps {
  readonly store: Store;
  readonly actions: Actions;
}

/** A browser that takes longer shows the example first. */
const WAIT_MS = 1500;

interface Following {
  /** The draft that the page begins with is there, where it does not take too long; a link may still be read. */
  readonly ready: Promise<unknown>;
  readonly stop: () => void;
}

/** Starts following the address and keeping the draft. */
export function followAddress({ store, actions }: AddressDeps): Following {
  const copies = createLocalCopies(browserStorages);
  const keeper = createKeeper({ store, actions, copies, versions: keptVersions });
  let entry = '';
  /** The entry whose link or draft is to be shown. Of several that are asked for at once the newest is. */
  let wanted = '';
  /** Links that were left while they were read, by their entries: they are read again when somebody comes back. */
  const unread = new Map<string, string>();
  let ready: Promise<unknown> = Promise.resolve();

  async function openFragment(fragment: string): Promise<void> {
    const own = entry;
    unread.set(own, fragment);
    const reading = await readFragment(fragment);
    if (wanted !== own) return;
    unread.delete(own);
    if (!reading.ok) {
      actions.refuseLink(reading.message);
      keeper.keepEntry();
      return;
    }
    const { draft: before, start, triedCall } = store.getState();
    const { pasted } = before;
    const isBegun = textOf(start) !== '' || triedCall !== null;
    const { draft, shared = draft } = reading;
    const isComparison = shared !== draft;
    keeper.beginWork();
    actions.replaceDraft(
      { ...draft, shared, ...(pasted && { pasted: { ...pasted, open: false } }) },
      {
        kind: 'opened',
        notes: reading.notes,
        replaced: isUntouched(before) && !isBegun ? null : { draft: before, begun: { start, triedCall } },
        isComparison,
      },
    );
    // The link is gone from the address.
    keeper.keepNow();
    actions.openDialog(isComparison ? 'review' : null);
  }

  /** What a visit begins with, unless something was done on it already. */
  function restoreKept(): void {
    if (!isUntouched(store.getState().draft)) return;
    const own = copies.ofEntry(entry);
    const copy = own ?? copies.latest();
    const askForNewer = (): void => {
      if (!own && copy && store.getState().draft === begun) void restoreVersion(copy, copy.head.revision);
    };
    // Asked for before this one is put among the versions.
    whenIdle(askForNewer);
    const isRestored = keeper.restoreWhole(copy);
    const begun = store.getState().draft;
    if (isRestored) return;
    if (copy?.draft) return;
    // A storage that is blocked, or was full from the start, says nothing: the work is then only among the versions.
    const kept = copy
      ? restoreVersion(copy)
      : mayHaveVersions().then((may) => (may ? restoreVersion(copy) : undefined));
    const slow = new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    ready = Promise.race([kept, slow]);
  }

  /**
   * What had no room in the storage comes a moment later, unless something else is on screen by then. So does what is
   * newer: of the storage, a browser that is killed loses the last seconds.
   */
  async function restoreVersion(copy: LocalCopy | undefined, than = 0): Promise<void> {
    const { draft: shown } = store.getState();
    const version = await keptVersions.newest(copy?.head.work);
    if (!version || version.revision <= than || store.getState().draft !== shown) return;
    const { work, revision, draft } = version;
    // It is what this tab showed: what was begun next to it stays.
    const { start, triedCall } = store.getState();
    const head = than > 0 ? undefined : copy?.head;
    if (keeper.restore({ head: head ?? { work, revision, page: '' }, draft }))
      store.setState({ start, triedCall });
  }

  /** Opens what the address names: a link, or the draft of this history entry. */
  async function openAddress(): Promise<void> {
    const named = location.hash.slice(1);
    const before = entry;
    // The last changes belong to the entry that is left.
    keeper.keepNow();
    entry = nameEntry();
    if (before !== entry) keeper.enter(entry);
    const rule = RULES.exec(named);
    if (rule) {
      if (before === '') restoreKept();
      else keeper.keepEntry();
      actions.openRules(rule[1] ?? null);
      return;
    }
    if (named === '' && before === entry) return;
    wanted = entry;
    const fragment = named === '' ? unread.get(entry) : named;
    if (fragment !== undefined) {
      await openFragment(fragment);
      return;
    }
    if (before === '') restoreKept();
    else {
      const copy = copies.ofEntry(entry);
      if (keeper.restore(copy)) return;
      keeper.clear();
      if (copy && !copy.draft) void restoreVersion(copy);
    }
  }

  const opensLink = location.hash.length > 1 && !RULES.test(location.hash.slice(1));
  // A link opens over the draft that was there last: “Restore my answers” brings that back.
  if (opensLink && isUntouched(store.getState().draft)) keeper.restoreWhole(copies.latest());
  const onAddress = (): void => void openAddress();
  void openAddress();
  const stopKeeping = startKeeping(keeper, store);
  const stopUnfinished = followUnfinished(store);
  const letGo = offerKeeper(keeper);
  addEventListener('hashchange', onAddress);
  addEventListener('popstate', onAddress);
  return {
    ready,
    stop() {
      letGo();
      stopUnfinished();
      stopKeeping();
      removeEventListener('hashchange', onAddress);
      removeEventListener('popstate', onAddress);
    },
  };
}
