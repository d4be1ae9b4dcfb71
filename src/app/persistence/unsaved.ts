// Notes at once what was changed since the draft was kept, so that a page that is killed loses not even the last key:
// keeping a draft takes too long for every key.
import type { PageDraft } from '#app/state/pasted.ts';
import { attempt } from './attempt.ts';
import type { Head } from './head.ts';
import { plainDraft, readKeptDraft } from './kept-draft.ts';

const NOTE = 'rolewright.unsaved.';

/** A draft of up to so many letters is noted whole, of a longer one only what differs from the copy that was kept. */
const WHOLE = 50_000;
/** Finding what differs takes longer than a key may take. */
const TOO_LONG = 2_000_000;

/** Letters of the kept copy's text from `start` to `end` are replaced by `text`. */
interface Note {
  readonly work: string | null;
  readonly revision: number;
  /** Of the kept copy's text; 0 where the whole draft is noted. */
  readonly length: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function difference(from: string, to: string): Pick<Note, 'start' | 'end' | 'text'> {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from.charCodeAt(start) === to.charCodeAt(start)) start += 1;
  let same = 0;
  while (
    same < shorter - start &&
    from.charCodeAt(from.length - 1 - same) === to.charCodeAt(to.length - 1 - same)
  )
    same += 1;
  return { start, end: from.length - same, text: to.slice(start, to.length - same) };
}

function readNote(text: string | null | undefined): Note | undefined {
  const value = attempt((): unknown => JSON.parse(text ?? ''));
  if (typeof value !== 'object' || value === null) return undefined;
  const note = value as { [name in keyof Note]?: unknown };
  const isWhole = [note.revision, note.length, note.start, note.end].every(Number.isSafeInteger);
  return isWhole && typeof note.text === 'string' ? (note as Note) : undefined;
}

/** Where nothing was kept yet there is no head, or that of a copy which does not name one. */
const isOf = (note: Note, head: Head | undefined): boolean =>
  note.work === null
    ? (head?.revision ?? 0) === 0
    : note.work === head?.work && note.revision === head.revision;

export const noteUnsaved = (
  storage: () => Storage,
  entry: string,
  draft: PageDraft,
  { head, text: kept }: { readonly head: Head | null; readonly text: string },
): void => {
  if (kept.length > TOO_LONG) return;
  // As it is kept, so that little differs.
  const text = JSON.stringify({ ...plainDraft(draft), ...(head && { kept: head }) });
  const from = text.length > WHOLE ? kept : '';
  const change = difference(from, text);
  // Pasted rather than typed: it is kept in a moment.
  if (change.text.length > WHOLE) return;
  const note: Note = {
    work: head?.work ?? null,
    revision: head?.revision ?? 0,
    length: from.length,
    ...change,
  };
  attempt(() => storage().setItem(NOTE + entry, JSON.stringify(note)));
};

export const forgetUnsaved = (storage: () => Storage, entry: string): void =>
  attempt(() => storage().removeItem(NOTE + entry));

/**
 * What was changed since this copy was kept, once: by this entry of the history or, in a tab that is new, by one that is
 * gone.
 */
export function takeUnsaved(
  storage: () => Storage,
  entry: string,
  copy: { readonly head: Head | undefined; readonly texts: readonly string[]; readonly isOwn: boolean },
): PageDraft | undefined {
  const keys =
    attempt(() => Array.from({ length: storage().length }, (_, at) => storage().key(at) ?? '')) ?? [];
  for (const key of keys.filter((name) => (copy.isOwn ? name === NOTE + entry : name.startsWith(NOTE)))) {
    const note = readNote(attempt(() => storage().getItem(key)));
    attempt(() => storage().removeItem(key));
    if (!note || !isOf(note, copy.head)) continue;
    const from = note.length === 0 ? '' : copy.texts.find(({ length }) => length === note.length);
    if (from === undefined) continue;
    const whole = from.slice(0, note.start) + note.text + from.slice(note.end);
    const draft = readKeptDraft(attempt((): unknown => JSON.parse(whole)));
    if (draft) return draft;
  }
  return undefined;
}
