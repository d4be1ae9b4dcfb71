// The changes of the draft against the version that was shared, and what each of them does to the draft.
import { usePane } from '#app/selectors/mode.ts';
import { pastedOf, type PageDraft } from '#app/state/pasted.ts';
import type { State } from '#app/state/state.ts';
import { actions, useStore } from '#app/state/store.ts';
import { type StepId, fieldOf, normalizeAnswers } from '#deepseek/answers/index.ts';
import { type DraftChange, acceptChange, compareDrafts, revertChange } from '#deepseek/review/index.ts';
import type { Draft } from '#deepseek/share/index.ts';

export interface Review {
  readonly shared: Draft;
  readonly draft: PageDraft;
  readonly changes: readonly DraftChange[];
}

/** Comparisons of drafts that are still there; some parts of the page ask for the same one. */
const known = new WeakMap<PageDraft, { readonly review: Review; readonly rows: State['problemsOf'] }>();

/** With more rows of the catalog there may be more changes. */
function reviewOf(draft: PageDraft, rows: State['problemsOf']): Review | undefined {
  const { shared } = draft;
  if (!shared || pastedOf(draft).open) return undefined;
  const last = known.get(draft);
  if (last && last.rows === rows) return last.review;
  const review = { shared, draft, changes: compareDrafts(shared, draft) };
  known.set(draft, { review, rows });
  return review;
}

/** Undefined for a draft that does not come from a link. */
export function useReview(): Review | undefined {
  const draft = useStore((state) => state.draft);
  const rows = useStore(({ problemsOf }) => problemsOf);
  return reviewOf(draft, rows);
}

/** The review while the page shows it. */
export function useOpenReview(): Review | undefined {
  const review = useReview();
  return usePane() === 'review' ? review : undefined;
}

/** How many changes the answers of a step have. */
export const changesIn = ({ changes }: Review, step: StepId): number =>
  changes.filter(
    (change) =>
      change.kind === 'answer' &&
      (change.field === 'scenario' ? 'scenario' : fieldOf(change.field).step) === step,
  ).length;

const contentOf = ({ answers, overrides, editedAt = {}, undecided = {}, cases = [] }: Draft) => ({
  answers,
  overrides,
  editedAt,
  undecided,
  cases,
});

/** Decides about the draft as it is now. Later changes are the person’s own, once all was decided. */
function decide(make: (shared: Draft, draft: PageDraft) => PageDraft): void {
  const { draft: now } = useStore.getState();
  if (!now.shared) return;
  const { received, ...draft } = make(now.shared, now);
  const isOpen = received && draft.shared && compareDrafts(draft.shared, draft).length > 0;
  actions.review(isOpen ? { ...draft, received } : draft);
}

/** The shared version takes the change over. */
export const accept = (change: DraftChange): void =>
  decide((shared, draft) => ({ ...draft, shared: acceptChange(shared, change) }));

/** The change is taken back. Answers that no question asks for do not return with it. */
export const revert = (change: DraftChange): void =>
  decide((_, draft) => revertChange({ ...draft, answers: normalizeAnswers(draft.answers) }, change));

export const acceptAll = (): void => decide((_, draft) => ({ ...draft, shared: contentOf(draft) }));

export const revertAll = (): void => decide((shared, draft) => ({ ...draft, ...contentOf(shared) }));
