// How a version differs from the draft on screen.
import { pastedOf, type PageDraft } from '#app/state/pasted.ts';
import { nameOf } from '#app/review/words.ts';
import { type DraftChange, compareDrafts } from '#deepseek/review/index.ts';
import { joinAnd } from '#iam/text/index.ts';

export interface PastedChange {
  readonly id: string;
  readonly title: string;
  /** Undefined where it is not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface VersionDifference {
  readonly changes: readonly DraftChange[];
  readonly pasted: readonly PastedChange[];
}

function pastedChanges(version: PageDraft, now: PageDraft): readonly PastedChange[] {
  const before = new Map(pastedOf(version).policies.map((policy) => [policy.id, policy]));
  const after = new Map(pastedOf(now).policies.map((policy) => [policy.id, policy]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): readonly PastedChange[] => {
    const [old, fresh] = [before.get(id), after.get(id)];
    const title = (fresh ?? old)?.title ?? id;
    return old?.text === fresh?.text ? [] : [{ id, title, before: old?.text, after: fresh?.text }];
  });
}

export const differenceOf = (version: PageDraft, now: PageDraft): VersionDifference => ({
  changes: compareDrafts(version, now),
  pasted: pastedChanges(version, now),
});

const MOST_NAMES = 3;

function namesOf(change: DraftChange): readonly string[] {
  if (change.kind === 'edit') return ['a hand edit'];
  if (change.kind === 'case') return [nameOf(change)];
  const names = change.answers.map(({ question }) => question);
  return change.field === 'scenario' ? ['the goal', ...names.slice(1)] : names;
}

/** "Differs in the goal, Function name, Region and 2 more" */
export function differenceWords({ changes, pasted }: VersionDifference): string {
  const names = [
    ...new Set([...changes.flatMap(namesOf), ...pasted.map(({ title }) => `pasted policy “${title}”`)]),
  ];
  if (names.length === 0) return 'Same as now';
  const more = names.length - MOST_NAMES;
  const shown = more > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : joinAnd(names);
  return `Differs in ${shown}`;
}
