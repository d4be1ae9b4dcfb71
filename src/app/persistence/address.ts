// Follows the page's address, which holds links and names the history entry that a draft belongs to, and keeps the draft.
import type { Actions } from '#app/state/actions.ts';
import { isExample, pastedOf, type PageDraft } from '#app/state/pasted.ts';
import { EMPTY_DRAFT, type Store } from '#app/state/state.ts';
import { draftOfEntry, keepDraft, latestDraft } from './drafts.ts';
import { readFragment } from './share-link.ts';

const isEntry = (state: unknown): state is { rolewright: string } =>
  typeof state === 'object' &&
  state !== null &&
  typeof (state as { rolewright?: unknown }).rolewright === 'string';

/** The name of the present history entry; a new one gets a name. The fragment goes, so that a reload opens no link again. */
function nameEntry(): string {
  const known: unknown = history.state;
  if (isEntry(known) && location.hash === '') return known.rolewright;
  const entry = crypto.randomUUID();
  history.replaceState({ rolewright: entry }, '', location.pathname + location.search);
  return entry;
}

/** Safari limits how often a page may write. */
const WRITE_MS = 500;

/** The rule reference, or one rule of it: not a link with answers. */
const RULES = /^rules(?:\/([a-z0-9-]{1,80}))?$/;

const isUntouched = (draft: PageDraft): boolean =>
  draft === EMPTY_DRAFT ||
  (isExample(draft) &&
    Object.keys(draft.overrides).length === 0 &&
    (draft.cases ?? []).length === 0 &&
    pastedOf(draft).policies.length === 0);

interface AddressDeps {
  readonly store: Store;
  readonly actions: Actions;
}

/** Starts following the address and keeping the draft. Returns how to stop. */
export function followAddress({ store, actions }: AddressDeps): () => void {
  let entry = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  function keepSoon(draft: PageDraft): void {
    clearTimeout(timer);
    timer = setTimeout(() => keepDraft(entry, draft), WRITE_MS);
  }

  function keepNow(): void {
    clearTimeout(timer);
    const { draft } = store.getState();
    if (entry !== '' && draft !== EMPTY_DRAFT) keepDraft(entry, draft);
  }

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

  function restoreKept(): void {
    const kept = draftOfEntry(entry) ?? latestDraft();
    if (kept && !isUntouched(kept)) actions.replaceDraft(kept, null);
  }

  /** Opens what the address names: a link, or the draft of this history entry. */
  async function openAddress(): Promise<void> {
    const fragment = location.hash.slice(1);
    const before = entry;
    // The last changes belong to the entry that is left.
    keepNow();
    entry = nameEntry();
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
    if (before !== '') {
      actions.replaceDraft(draftOfEntry(entry) ?? EMPTY_DRAFT, null);
      return;
    }
    restoreKept();
  }

  const latest = latestDraft();
  const opensLink = location.hash.length > 1 && !RULES.test(location.hash.slice(1));
  // A link opens over the draft that was there last: “Go back to what I had” brings that back.
  if (opensLink && latest) actions.replaceDraft(latest, null);
  const onAddress = (): void => void openAddress();
  void openAddress();
  const unsubscribe = store.subscribe((state, previous) => {
    if (state.draft !== previous.draft) keepSoon(state.draft);
  });
  addEventListener('hashchange', onAddress);
  addEventListener('popstate', onAddress);
  addEventListener('pagehide', keepNow);
  return () => {
    unsubscribe();
    removeEventListener('hashchange', onAddress);
    removeEventListener('popstate', onAddress);
    removeEventListener('pagehide', keepNow);
  };
}
