// The changes between two versions of a draft, and a version with a change made or taken back. Never throws.
import type { Draft } from '#deepseek/share/draft.ts';
import { answerChanges, withStated } from './answer-changes.ts';
import { caseChanges, withCase } from './case-changes.ts';
import type { DraftChange } from './change.ts';
import { editChanges, withEdit } from './edit-changes.ts';
import { withAnswersOf } from './edited-texts.ts';

/** What differs: answers, then documents edited by hand, then expectations. Empty where both versions mean the same. */
export function compareDrafts(shared: Draft, changed: Draft): readonly DraftChange[] {
  return [
    ...answerChanges(shared.answers, changed.answers),
    ...editChanges(shared, changed),
    ...caseChanges(shared.cases ?? [], changed.cases ?? []),
  ];
}

function withChange<D extends Draft>(draft: D, change: DraftChange, from: 'before' | 'after'): D {
  const to = from === 'before' ? 'after' : 'before';
  switch (change.kind) {
    case 'answer':
      return withAnswersOf(draft, withStated(draft.answers, change[to]));
    case 'edit':
      return withEdit(draft, change, from);
    case 'case': {
      const { cases: old = [], ...others } = draft;
      const cases = withCase(old, change[from], change[to]);
      return (cases.length > 0 ? { ...others, cases } : others) as D;
    }
  }
}

/** The shared version with the change made. */
export const acceptChange = <D extends Draft>(shared: D, change: DraftChange): D =>
  withChange(shared, change, 'before');

/** The changed version with the change taken back. */
export const revertChange = <D extends Draft>(changed: D, change: DraftChange): D =>
  withChange(changed, change, 'after');
