// Follows the page's address, which holds links and names the history entry that a draft belongs to.
import { readAnswers } from '#deepseek/answers/index.ts';
import type { Actions } from '#app/state/actions.ts';
import type { PageDraft } from '#app/state/pasted.ts';
import { textOf } from '#app/state/start.ts';
import type { Store } from '#app/state/state.ts';
import { nameEntry, LATEST, WRITE_MS } from './early-keeping.ts';
import { createKeeper, isUntouched, type Keeper } from './keeper.ts';
import { keptVersions, mayHaveVersions } from './kept-versions.ts';
import { offerKeeper } from './keeping.ts';
import { browserStorages, createLocalCopies, type LocalCopy } from './local-copies.ts';
import { readFragment } from './share-link.ts';
import { followUnfinished } from './unfinished.ts';

/** Keeps every change from now on. Returns how to stop. */
function startKeeping({ keepNow, keepInTurns, note, look, isAtRisk }: Keeper, store: Store): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    keepNow();
  };
  // Another change does not put it off: else a person who types without a pause would lose everything.
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      keepInTurns();
    }, WRITE_MS);
  };
  const onStorage = ({ key, newValue }: StorageEvent): void => {
    if (key === LATEST && newValue !== null) look();
  };
  // A page that was asleep has missed the events.
  const onVisibility = (): void => (document.visibilityState === 'visible' ? look() : keep());
  const onLeave = (event: BeforeUnloadEvent): void => {
    if (isAtRisk()) event.preventDefault();
  };
  const unsubscribe = store.subscribe(({ draft }, previous) => {
    if (draft === previous.draft) return;
    note();
    soon();
  });
  // What was changed before.
  soon();
  look();
  addEventListener('storage', onStorage);
  addEventListener('pageshow', look);
  addEventListener('pagehide', keep);
  addEventListener('beforeunload', onLeave);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    removeEventListener('storage', onStorage);
    removeEventListener('pageshow', look);
    removeEventListener('pagehide', keep);
    removeEventListener('beforeunload', onLeave);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}

/** The rule reference, or one rule of it: not a link with answers. */
const RULES = /^rules(?:\/([a-z0-9-]{1,80}))?$/;

interface AddressDeps {
  readonly store: Store;
  readonly actions: Actions;
}

/** What a draft is about, in a few words. */
function nameOf({ answers, pasted, brought }: PageDraft): string {
  if (pasted?.open) return 'a pasted policy';
  if (brought?.kind === 'denial') return 'a denied call';
  const { view } = readAnswers(answers);
  return view.asks('roleName') ? view.text('roleName') : view.scenario.title;
}

/** A browser that takes longer shows the first view first. */
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
    if ('open' in reading) return reading.open();
    if (!reading.ok) {
      actions.refuseLink(reading.message);
      keeper.keepEntry();
      return;
    }
    const { draft: before, start, triedCall } = store.getState();
    const { pasted } = before;
    const isNew = isUntouched(before) && textOf(start) === '' && triedCall === null;
    const { draft, shared = draft } = reading;
    const isComparison = shared !== draft;
    keeper.beginWork();
    actions.replaceDraft(
      {
        ...draft,
        shared,
        ...(isComparison && { received: true }),
        ...(pasted && { pasted: { ...pasted, open: false } }),
      },
      {
        kind: 'opened',
        notes: reading.notes,
        replaced: isNew ? null : { draft: before, begun: { start, triedCall } },
        isComparison,
      },
    );
    // The link is gone from the address.
    keeper.keepNow();
    actions.openDialog(null);
  }

  /** What a visit begins with, unless something was done on it already. */
  function restoreKept(): void {
    if (!isUntouched(store.getState().draft)) return;
    const own = copies.ofEntry(entry);
    if (!own) {
      void offerLatest();
      return;
    }
    if (keeper.restoreWhole(own) || own.draft) return;
    const slow = new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    ready = Promise.race([restoreVersion(own), slow]);
  }

  /** Who comes back finds the question first, and what they left one click away. */
  async function offerLatest(): Promise<void> {
    const copy = copies.latest();
    // What is newer, or had no room in the storage, is among the versions. So is all where the storage is blocked, or was
    // full from the start.
    const may = copy !== undefined || (await mayHaveVersions());
    const version = may ? await keptVersions.newest(copy?.head.work) : undefined;
    const isNewer = version !== undefined && (!copy?.draft || version.revision > copy.head.revision);
    const draft = isNewer ? version.draft : copy?.draft;
    if (!draft || isUntouched(draft) || !isUntouched(store.getState().draft)) return;
    const head = isNewer ? { work: version.work, revision: version.revision, page: '' } : copy!.head;
    const show = (): void => {
      store.setState({ resume: null });
      keeper.restoreWhole({ head, draft });
    };
    store.setState({ resume: { name: nameOf(draft), show } });
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
    const fragment = named || unread.get(entry);
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
  onAddress();
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
