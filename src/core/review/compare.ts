// The changes between two versions of a draft, and a version with a change made or taken back. Never throws.
import type { Draft } from '#core/share/draft.ts';
import { answerChanges, withStated } from './answer-changes.ts';
import { caseChanges, withCase } from './case-changes.ts';
import type { DraftChange, EditChange } from './change.ts';

type Edits = Draft['overrides'];

const editIn = (edits: Edits, id: string): string | undefined =>
  Object.hasOwn(edits, id) ? edits[id] : undefined;

function editChanges(shared: Edits, changed: Edits): readonly EditChange[] {
  const ids = [...new Set([...Object.keys(shared), ...Object.keys(changed)])].toSorted();
  return ids.flatMap((documentId): readonly EditChange[] => {
    const [before, after] = [editIn(shared, documentId), editIn(changed, documentId)];
    return before === after ? [] : [{ kind: 'edit', id: `edit ${documentId}`, documentId, before, after }];
  });
}

function withEdit(edits: Edits, id: string, text: string | undefined): Edits {
  const others = Object.entries(edits).filter(([other]) => other !== id);
  return Object.fromEntries(text === undefined ? others : [...others, [id, text]]);
}

/** What differs: answers, then documents edited by hand, then expectations. Empty where both versions mean the same. */
export function compareDrafts(shared: Draft, changed: Draft): readonly DraftChange[] {
  return [
    ...answerChanges(shared.answers, changed.answers),
    ...editChanges(shared.overrides, changed.overrides),
    ...caseChanges(shared.cases ?? [], changed.cases ?? []),
  ];
}

function withChange<D extends Draft>(draft: D, change: DraftChange, from: 'before' | 'after'): D {
  const to = from === 'before' ? 'after' : 'before';
  switch (change.kind) {
    case 'answer':
      return { ...draft, answers: withStated(draft.answers, change[to]) };
    case 'edit':
      return { ...draft, overrides: withEdit(draft.overrides, change.documentId, change[to]) };
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
