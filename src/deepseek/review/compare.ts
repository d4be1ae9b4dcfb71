// The changes between two versions of a draft, and a version with a change made or taken back. Never throws.
import type { Draft } from '#deepseek/share/draft.ts';
import { answerChanges, withStated } from './answer-changes.ts';
import type { DraftChange, CaseChange } from './change.ts';
import { editChanges, withEdit } from './edit-changes.ts';
import { withAnswersOf } from './edited-texts.ts';
import type { OwnCase } from '#iam/request/call.ts';
import { serializeCase } from '#deepseek/share/serialize-case.ts';

// Expectations that a person added, removed or changed.
type Cases = readonly OwnCase[];

/** Equal for equal cases. */
const keyOf = (ownCase: OwnCase): string => {
  const { context, ...others } = ownCase;
  const sorted = Object.fromEntries(Object.entries(context).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify(serializeCase({ ...others, context: sorted }));
};

/** The first list without the second, each as often as it is there. */
function without(cases: Cases, others: Cases): Cases {
  const left = others.map(keyOf);
  return cases.filter((each) => {
    const at = left.indexOf(keyOf(each));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

/** A removed case and an added one of the same name are one change. */
function caseChanges(shared: Cases, changed: Cases): readonly CaseChange[] {
  const removed = without(shared, changed);
  const added = [...without(changed, shared)];
  const pairs: (readonly [before: OwnCase | undefined, after: OwnCase | undefined])[] = removed.map(
    (before) => {
      const at = added.findIndex(({ label }) => label === before.label);
      return [before, at < 0 ? undefined : added.splice(at, 1)[0]];
    },
  );
  pairs.push(...added.map((after) => [undefined, after] as const));
  const seen = new Map<string, number>();
  return pairs.map(([before, after]) => {
    const label = (after ?? before)?.label ?? '';
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return { kind: 'case', id: `case ${count} ${label}`, label, before, after };
  });
}

/** The cases with one in place of another. */
function withCase(cases: Cases, from: OwnCase | undefined, to: OwnCase | undefined): Cases {
  const at = from === undefined ? -1 : cases.findIndex((each) => keyOf(each) === keyOf(from));
  if (at < 0) return to === undefined ? cases : [...cases, to];
  return to === undefined ? cases.toSpliced(at, 1) : cases.toSpliced(at, 1, to);
}

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
