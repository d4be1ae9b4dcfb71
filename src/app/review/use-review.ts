// The changes of the draft against the version that was shared, and what each of them does to the draft.
import { useDeferredValue } from 'react';
import { pastedOf, type PageDraft } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';
import { normalizeAnswers } from '#core/answers/normalize-answers.ts';
import type { DraftChange } from '#core/review/change.ts';
import { acceptChange, compareDrafts, revertChange } from '#core/review/compare.ts';
import type { Draft } from '#core/share/draft.ts';

export interface Review {
  readonly shared: Draft;
  readonly draft: PageDraft;
  readonly changes: readonly DraftChange[];
}

const NO_CHANGES: readonly DraftChange[] = [];

/** Comparisons of drafts that are still there; some parts of the page ask for the same one. */
const known = new WeakMap<Draft, { readonly shared: Draft; readonly changes: readonly DraftChange[] }>();

function changesOf(shared: Draft, draft: Draft): readonly DraftChange[] {
  const last = known.get(draft);
  if (last?.shared === shared) return last.changes;
  const changes = compareDrafts(shared, draft);
  known.set(draft, { shared, changes });
  return changes;
}

/** Undefined for a draft that does not come from a link. */
export function useReview(): Review | undefined {
  const draft = useStore((state) => state.draft);
  const { shared } = draft;
  return shared && { shared, draft, changes: changesOf(shared, draft) };
}

/** How many changes there are while the wizard is shown, perhaps of a moment ago: typing does not wait for it. */
export function useChangeCount(): number {
  const draft = useDeferredValue(useStore((state) => state.draft));
  const { shared } = draft;
  return (shared && !pastedOf(draft).open ? changesOf(shared, draft) : NO_CHANGES).length;
}

const contentOf = ({ answers, overrides, editedAt = {}, undecided = {}, cases = [] }: Draft) => ({
  answers,
  overrides,
  editedAt,
  undecided,
  cases,
});

/** The shared version takes the change over. */
export const accept = ({ shared, draft }: Review, change: DraftChange): void =>
  actions.review({ ...draft, shared: acceptChange(shared, change) });

/** The change is taken back. Answers that no question asks for do not return with it. */
export const revert = ({ draft }: Review, change: DraftChange): void =>
  actions.review(revertChange({ ...draft, answers: normalizeAnswers(draft.answers) }, change));

export const acceptAll = ({ draft }: Review): void => actions.review({ ...draft, shared: contentOf(draft) });

export const revertAll = ({ shared, draft }: Review): void =>
  actions.review({ ...draft, ...contentOf(shared) });
