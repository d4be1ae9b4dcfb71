// Keeps the draft of this page, and notices when another tab changes the same work.
//
// Every change is noted at once, and goes into the browser's storage within a quarter of a second: a copy that the next visit reads before its first view, so that nothing flashes. The versions to go back to are in IndexedDB, which
// answers too late for that; its code is loaded when the browser is idle, and it also holds drafts that have no room in
// the storage.
//
// A page writes only what it has changed itself. Where another tab was ahead of the draft that it changed, its own goes
// on as another work, and both stay.
import type { Actions } from '#app/state/actions.ts';
import type { Keeping } from '#app/state/keeping.ts';
import { isExample, pastedOf, type PageDraft } from '#app/state/pasted.ts';
import { EMPTY_DRAFT, type Store } from '#app/state/state.ts';
import { draftText } from './kept-draft.ts';
import { isAhead, isSame, newId, type Head } from './head.ts';
import type { KeptVersions } from './kept-versions.ts';
import type { LocalCopies, LocalCopy } from './local-copies.ts';
import type { Version } from './versions/version.ts';

export const isUntouched = (draft: PageDraft): boolean =>
  draft === EMPTY_DRAFT ||
  (isExample(draft) &&
    Object.keys(draft.overrides).length === 0 &&
    (draft.cases ?? []).length === 0 &&
    pastedOf(draft).policies.length === 0);

interface KeeperDeps {
  readonly store: Store;
  readonly actions: Actions;
  readonly copies: LocalCopies;
  readonly versions: KeptVersions;
}

interface Elsewhere {
  readonly head: Head;
  readonly draft: PageDraft;
}

const sameText = (one: PageDraft, other: PageDraft): boolean => draftText(one) === draftText(other);

export function createKeeper({ store, actions, copies, versions }: KeeperDeps) {
  const page = newId();
  /** What was the latest when the visit began: no tab made it since. */
  const found = copies.headOfOther();
  let entry = '';
  /** Null while nothing has been made. */
  let mine: Head | null = null;
  let kept: PageDraft = EMPTY_DRAFT;
  let elsewhere: Elsewhere | null = null;
  let wasUndone = false;
  /** What a person has saved to a file. */
  let saved: PageDraft = EMPTY_DRAFT;
  let writing: Promise<unknown> = Promise.resolve();
  /** What is left to do of keeping a draft. */
  const steps: (() => void)[] = [];
  let noting: ReturnType<typeof setTimeout> | undefined;

  const tell = (change: Partial<Keeping>): void =>
    store.setState(({ keeping }) => ({ keeping: { ...keeping, ...change } }));

  function setElsewhere(next: Elsewhere | null): void {
    if (elsewhere === next) return;
    elsewhere = next;
    tell({ elsewhere: next?.draft ?? null });
  }

  /** Looks for what another tab has made of the work. */
  function look(): void {
    const head = copies.headOfOther();
    if (!head || head.page === page) return;
    const isNews = mine === null || isAhead(head, mine) || head.work === elsewhere?.head.work;
    if (!isNews || (elsewhere && !isAhead(head, elsewhere.head) && head.work === elsewhere.head.work)) return;
    const draft = copies.latest()?.draft;
    if (draft) setNews({ head, draft });
    // There is no room for it in the storage.
    else
      void versions.newest(head.work).then((version) => {
        if (version) setNews({ head, draft: version.draft });
      });
  }

  function setNews({ head, draft }: Elsewhere): void {
    if (sameText(draft, store.getState().draft)) {
      mine = head;
      kept = store.getState().draft;
      setElsewhere(null);
    } else if (mine !== null || !found || !isSame(head, found)) setElsewhere({ head, draft });
  }

  /** In steps, since a long draft takes its time for each. */
  function write(): void {
    finish();
    const { draft, future } = store.getState();
    look();
    const forks = mine !== null && elsewhere !== null && isAhead(elsewhere.head, mine);
    mine =
      mine === null || forks
        ? { work: newId(), revision: 1, page }
        : { ...mine, revision: mine.revision + 1, page };
    kept = draft;
    // What was taken back stays among the versions.
    const isUndone = future.length > 0;
    if (isUndone && !wasUndone) versions.complete();
    wasUndone = isUndone;
    const [head, own] = [mine, entry];
    let hasRoom = false;
    steps.push(
      () => copies.writeOut(head, draft),
      () => copies.keepEntry(own, head, draft),
      () => {
        hasRoom = copies.keepLatest(own, head, draft);
        if (hasRoom) tell({ isKept: true });
      },
      () => {
        const recorded = versions.record(head, draft);
        writing = recorded;
        if (!hasRoom)
          void recorded.then((isKept) => {
            if (kept === draft) tell({ isKept });
          });
      },
    );
  }

  function finish(): void {
    for (const step of steps.splice(0)) step();
  }

  function finishInTurns(): void {
    steps.shift()?.();
    if (steps.length > 0) setTimeout(finishInTurns);
  }

  function note(): void {
    clearTimeout(noting);
    noting = undefined;
    // What differs is noted from the copy that is being kept.
    finish();
    const { draft } = store.getState();
    if (entry !== '' && draft !== kept) copies.note(entry, mine, draft);
  }

  /** Begins to write what this page has changed, if anything. */
  function begin(): void {
    if (entry !== '' && store.getState().draft !== kept) write();
  }

  /** Writes what this page has changed, if anything. */
  function keepNow(): void {
    begin();
    finish();
  }

  /** The draft on screen is this copy; the page has not changed it. */
  function show({ head, draft }: { readonly head: Head; readonly draft: PageDraft }): void {
    actions.replaceDraft(draft, null);
    kept = store.getState().draft;
    mine = head;
    setElsewhere(null);
    keepEntry();
    versions.adopt(head, kept);
  }

  function restore(copy: LocalCopy | undefined): boolean {
    if (!copy?.draft || isUntouched(copy.draft)) return false;
    show({ head: copy.head, draft: copy.draft });
    return true;
  }

  /** A reload shows what this tab showed, whatever other tabs made the latest. */
  function keepEntry(): void {
    if (entry !== '' && mine) copies.keepEntry(entry, mine, kept);
  }

  /** What comes next is not a change of the work so far. */
  function beginWork(): void {
    keepNow();
    versions.complete();
    mine = { work: newId(), revision: 0, page };
    setElsewhere(null);
  }

  return {
    keepNow,
    /** As `keepNow`, each step in a task of its own. */
    keepInTurns(): void {
      begin();
      if (copies.isLong()) finishInTurns();
      else finish();
    },
    /** Notes what this page has changed until it is kept, which takes longer: at once, or right after the key's task. */
    note(): void {
      if (copies.isLong()) noting ??= setTimeout(note);
      else note();
    },
    /** Done once everything so far is written. */
    written: (): Promise<unknown> => writing,
    look,
    beginWork,
    markSaved(draft: PageDraft): void {
      saved = draft;
    },
    /** Whether leaving the page loses what was made on it. */
    isAtRisk(): boolean {
      keepNow();
      const { draft, keeping } = store.getState();
      return keeping.isKept === false && draft !== saved && !isUntouched(draft);
    },
    keepEntry,
    /** What is shown next belongs to this entry of the history. */
    enter(next: string): void {
      keepNow();
      entry = next;
    },
    /** Shows what was kept of it. False where nothing was. */
    restore,
    /** As `restore`, with what a page that was killed had noted since. */
    restoreWhole(copy: LocalCopy | undefined): boolean {
      const noted = copies.takeNoted(entry, copy?.head);
      const isRestored = restore(copy);
      if (!noted) return isRestored;
      actions.replaceDraft(noted, null);
      keepNow();
      return true;
    },
    /** Shows the example, as on a first visit. */
    clear(): void {
      actions.replaceDraft(EMPTY_DRAFT, null);
      kept = store.getState().draft;
      mine = null;
      setElsewhere(null);
    },
    /** Replaces the draft by that of the other tab. Undo brings the old one back. */
    showElsewhere(): void {
      keepNow();
      if (!elsewhere) return;
      const { head } = elsewhere;
      show(elsewhere);
      copies.keepLatest(entry, head, kept);
    },
    /** This page goes its own way. */
    keepMine(): void {
      beginWork();
      if (!isUntouched(store.getState().draft)) write();
      finish();
    },
    /** Goes back to a version. What was there stays among the versions, and Undo brings it back too. */
    goBackTo(version: Pick<Version, 'work' | 'draft'>): void {
      keepNow();
      if (version.work === mine?.work) versions.complete();
      else beginWork();
      actions.replaceDraft(version.draft, null);
      keepNow();
    },
  };
}

export type Keeper = ReturnType<typeof createKeeper>;
