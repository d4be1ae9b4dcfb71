// The page's address: links that are opened, and the history entry a draft belongs to.
import type { Draft } from '#core/share/draft.ts';
import { pastedOf, type PageDraft } from '#app/state/pasted.ts';
import { draftOfEntry, keepDraft, latestDraft } from './drafts.ts';
import { EMPTY_DRAFT } from '#app/state/state.ts';
import { actions, useStore } from '#app/state/store.ts';

const isEntry = (state: unknown): state is { rolewright: string } =>
  typeof state === 'object' &&
  state !== null &&
  typeof (state as { rolewright?: unknown }).rolewright === 'string';

/** The present history entry's name; named when it has none. The fragment goes, so that a reload opens no link again. */
function nameEntry(): string {
  const known: unknown = history.state;
  if (isEntry(known) && location.hash === '') return known.rolewright;
  const entry = crypto.randomUUID();
  history.replaceState({ rolewright: entry }, '', location.pathname + location.search);
  return entry;
}

/** Links are read and written by a chunk of their own: most visits have none. */
const links = () => import('./links.ts');

/** The rule reference, or one rule of it: no link with answers. */
const RULES = /^rules(?:\/([a-z0-9-]{1,80}))?$/;

let entry = '';

/** Writes the present draft down under the present entry, at most every half second: Safari limits such calls. */
function keepFrom(draft: PageDraft): void {
  clearTimeout(timer);
  timer = setTimeout(() => keepDraft(entry, draft), 500);
}
let timer: ReturnType<typeof setTimeout> | undefined;

function flush(): void {
  clearTimeout(timer);
  const { draft } = useStore.getState();
  if (entry !== '' && draft !== EMPTY_DRAFT) keepDraft(entry, draft);
}

const isUntouched = (draft: PageDraft): boolean =>
  draft === EMPTY_DRAFT ||
  (Object.keys(draft.answers.values).length === 0 &&
    Object.keys(draft.overrides).length === 0 &&
    (draft.cases ?? []).length === 0 &&
    pastedOf(draft).policies.length === 0);

async function openFragment(fragment: string): Promise<void> {
  const { decodeLink, codec } = await links();
  const reading = await decodeLink(fragment, codec);
  if (!reading.ok) {
    actions.refuseLink(reading.message);
    return;
  }
  const before = useStore.getState().draft;
  const { pasted } = before;
  actions.replaceDraft(
    { ...reading.draft, ...(pasted && { pasted: { ...pasted, open: false } }) },
    {
      kind: 'opened',
      notes: reading.notes,
      replaced: isUntouched(before) ? null : before,
    },
  );
}

/** Goes on with what was kept. */
function restore(): void {
  const kept = draftOfEntry(entry) ?? latestDraft();
  if (kept && !isUntouched(kept)) actions.replaceDraft(kept, null);
}

/** Reads what the address says: a link, or the draft of this history entry. */
async function followAddress(): Promise<void> {
  const fragment = location.hash.slice(1);
  const before = entry;
  // What was changed last belongs to the entry that is being left.
  flush();
  entry = nameEntry();
  const rule = RULES.exec(fragment);
  if (rule) {
    if (before === '') restore();
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
  restore();
}

/** Starts following the address and keeping the draft. Returns how to stop. */
export function startKeeping(): () => void {
  const latest = latestDraft();
  const opensLink = location.hash.length > 1 && !RULES.test(location.hash.slice(1));
  // A link opens beside what was there last: that is what “Go back to what I had” brings back.
  if (opensLink && latest) actions.replaceDraft(latest, null);
  const onAddress = (): void => void followAddress();
  void followAddress();
  const stop = useStore.subscribe((state, previous) => {
    if (state.draft !== previous.draft) keepFrom(state.draft);
  });
  addEventListener('hashchange', onAddress);
  addEventListener('popstate', onAddress);
  addEventListener('pagehide', flush);
  return () => {
    stop();
    removeEventListener('hashchange', onAddress);
    removeEventListener('popstate', onAddress);
    removeEventListener('pagehide', flush);
  };
}

/** A link, and why it could not be opened again, where it could not: too much was edited by hand. */
export interface MadeLink {
  readonly address: string;
  readonly fault: string | null;
}

/** The whole link of a draft, tried out before it is offered. */
export async function linkOf(draft: Draft, options: { identities: boolean }): Promise<MadeLink> {
  const { decodeLink, encodeLink, codec } = await links();
  const fragment = await encodeLink(draft, codec, options);
  const reading = await decodeLink(fragment, codec);
  const address = `${location.origin}${location.pathname}#${fragment}`;
  return { address, fault: reading.ok ? null : reading.message };
}
