// The copies of drafts in the browser's storage that can be read at once: one for each entry of a tab's history, and the
// latest of all tabs. A draft without room there is only named, and is to be found among the versions.
import type { PageDraft } from '#app/state/pasted.ts';
import { attempt } from './attempt.ts';
import { entryKey, LATEST } from './early-keeping.ts';
import { readHead, type Head } from './head.ts';
import { plainDraft, readKeptDraft } from './kept-draft.ts';
import { forgetUnsaved, noteUnsaved, takeUnsaved } from './unsaved.ts';

/** Writing or comparing so many letters takes a task of its own. */
const LONG = 50_000;

export interface LocalCopy {
  readonly head: Head;
  /** Undefined where only its name has room. */
  readonly draft: PageDraft | undefined;
}

/** A browser may refuse even to name its storage. */
interface Storages {
  readonly local: () => Storage;
  readonly session: () => Storage;
}

export const browserStorages: Storages = { local: () => localStorage, session: () => sessionStorage };

function readCopy(text: string | null | undefined, otherwise: string): LocalCopy | undefined {
  if (text === null || text === undefined) return undefined;
  const value: unknown = attempt(() => JSON.parse(text));
  const draft = readKeptDraft(value);
  const head = readHead(value, otherwise);
  return draft || head.revision > 0 ? { head, draft } : undefined;
}

/** Whether the whole draft was kept; a mark in its place says which it would be. */
function put(storage: () => Storage, key: string, text: string, mark: string): boolean {
  const isKept = attempt(() => storage().setItem(key, text) === undefined) ?? false;
  // What was there is older, and would be taken for the draft.
  if (!isKept) {
    attempt(() => storage().removeItem(key));
    attempt(() => storage().setItem(key, mark));
  }
  return isKept;
}

/** The last copy's texts are kept, since each storage gets them. */
function createTexts() {
  let last: { head: Head; draft: PageDraft; text: string; mark: string } | undefined;
  return (head: Head, draft: PageDraft) => {
    if (last?.head !== head || last.draft !== draft) {
      const text = JSON.stringify({ ...plainDraft(draft), kept: head });
      last = { head, draft, text, mark: JSON.stringify({ kept: head }) };
    }
    return last;
  };
}

export function createLocalCopies({ local, session }: Storages) {
  const textsOf = createTexts();
  let written = '';
  /** What this entry of the history has kept. */
  let base = '';
  return {
    /** The draft of one entry of this tab's history. */
    ofEntry: (entry: string): LocalCopy | undefined =>
      readCopy(
        attempt(() => session().getItem(entryKey(entry))),
        `first.${entry}`,
      ),
    /** The draft that was changed last in this browser, in any tab. */
    latest: (): LocalCopy | undefined =>
      readCopy(
        attempt(() => local().getItem(LATEST)),
        'first',
      ),
    /** Where the latest stands, unless it is what was kept here last. */
    headOfOther(): Head | undefined {
      const text = attempt(() => local().getItem(LATEST));
      if (text === null || text === undefined || text === written) return undefined;
      return readHead(
        attempt((): unknown => JSON.parse(text)),
        'first',
      );
    },
    /** Whether what was kept last is long. */
    isLong: (): boolean => base.length > LONG,
    /** Makes the text that `keepEntry` and `keepLatest` keep. */
    writeOut: (head: Head, draft: PageDraft): void => void textsOf(head, draft),
    /** Not for other tabs. */
    keepEntry(entry: string, head: Head, draft: PageDraft): void {
      const { text, mark } = textsOf(head, draft);
      put(session, entryKey(entry), text, mark);
      base = text;
    },
    /** At once, where keeping the whole draft takes its time: what was changed since `head` was kept. */
    note: (entry: string, head: Head | null, draft: PageDraft): void =>
      noteUnsaved(local, entry, draft, { head, text: base }),
    /** What a page that was killed had noted since it kept this copy. */
    takeNoted(entry: string, head: Head | undefined): PageDraft | undefined {
      const own = attempt(() => session().getItem(entryKey(entry)));
      const texts = [own, attempt(() => local().getItem(LATEST))].filter((text) => typeof text === 'string');
      return takeUnsaved(local, entry, { head, texts, isOwn: typeof own === 'string' });
    },
    /** For the next visit and all tabs, after `keepEntry`. Whether the whole draft will be there. */
    keepLatest(entry: string, head: Head, draft: PageDraft): boolean {
      const { text, mark } = textsOf(head, draft);
      const isKept = put(local, LATEST, text, mark);
      written = isKept ? text : mark;
      forgetUnsaved(local, entry);
      return isKept;
    },
  };
}

export type LocalCopies = ReturnType<typeof createLocalCopies>;
