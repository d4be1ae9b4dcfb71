// What is known about keeping the draft: whether the browser does it, and how another tab changed the same work.
import type { PageDraft } from './pasted.ts';

export interface Keeping {
  /** False: the draft is only in this page. Null until something had to be kept. */
  readonly isKept: boolean | null;
  /** False: there was no room for the files of the first step. */
  readonly areFilesKept?: boolean;
  /** The draft as another tab changed it. */
  readonly elsewhere: PageDraft | null;
  /** What was said about the workspace that was saved or opened last. */
  readonly file: { readonly ok: boolean; readonly message: string } | null;
}

export const NOTHING_KEPT: Keeping = { isKept: null, elsewhere: null, file: null };
