// What a person decides about kept drafts, for the parts of the page that ask.
import type { PageDraft } from '#app/state/pasted.ts';
import { keptVersions } from './kept-versions.ts';
import type { Keeper } from './keeper.ts';
import type { Version } from './versions/version.ts';

let current: Keeper | undefined;

/** Called once drafts are kept. Returns how to take it back. */
export function offerKeeper(keeper: Keeper): () => void {
  current = keeper;
  return () => {
    current = undefined;
  };
}

/** Shows the draft as another tab changed it. */
export const showElsewhere = (): void => current?.showElsewhere();

/** Goes on with the draft of this tab. */
export const keepMine = (): void => current?.keepMine();

/** What comes next is other work: the versions of this one stay. */
export const beginWork = (): void => current?.beginWork();

/** Goes back to a version that was kept. */
export const goBackTo = (version: Pick<Version, 'work' | 'draft'>): void => current?.goBackTo(version);

/** The versions to go back to, the newest first, with what is on screen now. */
export function listVersions(): Promise<readonly Version[]> {
  current?.keepNow();
  return keptVersions.list();
}

/** The draft is in a file now. */
export const markSaved = (draft: PageDraft): void => current?.markSaved(draft);

/** Keeps the draft as it is. Done once it is written. */
export const keepNow = async (): Promise<void> => {
  current?.keepNow();
  await current?.written();
};
