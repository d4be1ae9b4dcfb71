// The versions of drafts to go back to: when a change begins a new one, and which ones stay.
import { pastedOf, type PageDraft } from '#app/state/pasted.ts';

/** A draft as it was. */
export interface Version {
  /** Grows with each version that is added to this browser. */
  readonly id: number;
  readonly work: string;
  readonly revision: number;
  /** When it was last changed, by this computer's clock: only to be read. Null where it is not known. */
  readonly at: number | null;
  /** It came out of a file. */
  readonly fromFile?: true;
  readonly draft: PageDraft;
}

/** Of each work so many versions are kept. */
export const MOST_OF_WORK = 20;
export const MOST_WORKS = 30;

/** A version that was begun so long ago is complete; what is changed then is the next one. */
export const STEP_MS = 60_000;

type Row = Pick<Version, 'id' | 'work'>;

/** The ids of versions that are too many: the oldest of each work, then works that have not been changed for longest. */
export function surplus(rows: readonly Row[], most = MOST_OF_WORK): readonly number[] {
  const byWork = new Map<string, number[]>();
  for (const { id, work } of rows.toSorted((a, b) => b.id - a.id))
    byWork.set(work, [...(byWork.get(work) ?? []), id]);
  return [...byWork.values()].flatMap((ids, place) => ids.slice(place < MOST_WORKS ? most : 0));
}

const idsOf = (draft: PageDraft): ReadonlySet<string> =>
  new Set([
    ...Object.keys(draft.overrides).map((id) => `edit ${id}`),
    ...pastedOf(draft).policies.map(({ id }) => id),
    ...(draft.cases ?? []).map(({ label }) => `case ${label}`),
    ...(pastedOf(draft).cases ?? []).map(({ label }) => `case ${label}`),
  ]);

/** Whether a change takes away so much that the version before it is worth keeping, however short a time it stood. */
export function isBigChange(before: PageDraft, after: PageDraft): boolean {
  if (before.answers.scenario !== after.answers.scenario) return true;
  const left = idsOf(after);
  return [...idsOf(before)].some((id) => !left.has(id));
}
