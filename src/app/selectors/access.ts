// The subject whose access is shown, and what it is compared with.
import type { PolicyEnvironment } from '#iam/environment/index.ts';
import {
  type Subject,
  allowsNothingItself,
  documentsOf,
  isSameSubject,
  subjectsOf,
  subjectsOfPolicies,
} from '#iam/access/index.ts';
import type { PastedDocument } from '#app/state/pasted.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { selectOpenDocument } from './documents.ts';
import { selectComposedEnvironment, selectEnvironment } from './policy-environment.ts';
import { selectIsPasted } from './checked-answers.ts';
import { remember } from './remember.ts';
import { selectWritten } from './written-policies.ts';

export interface Comparison {
  /** `nothing`, `before`, or the id of a subject. */
  readonly id: string;
  readonly title: string;
  /** In a sentence: "compared with what the answers make". */
  readonly words: string;
  readonly subject: Subject | undefined;
}

export interface ChosenAccess {
  readonly subjects: readonly Subject[];
  readonly subject: Subject;
  readonly against: Comparison;
  /** Everything it may be compared with. */
  readonly others: readonly Comparison[];
}

/** Subjects as they are, and as they were before any hand edit. */
interface Versions {
  readonly now: readonly Subject[];
  readonly before: readonly Subject[];
}

const subjectsIn = remember(4, subjectsOf);

const ofKit = remember(2, (now: PolicyEnvironment, before: PolicyEnvironment): Versions => ({
  now: subjectsIn(now),
  before: subjectsIn(before),
}));

const ofPasted = remember(2, (policies: readonly PastedDocument[]): Versions => {
  const as = (version: 'text' | 'original') =>
    subjectsOfPolicies(
      policies.map(({ id, title, type, [version]: source }) => ({ id, title, type, source })),
    );
  return { now: as('text'), before: as('original') };
});

const selectVersions = (state: State): Versions =>
  selectIsPasted(state)
    ? ofPasted(selectWritten(state))
    : ofKit(selectEnvironment(state), selectComposedEnvironment(state));

/** The subjects on screen, for a report. */
export const useSubjects = (): readonly Subject[] => useStore((state) => selectVersions(state).now);

const NOTHING: Comparison = { id: 'nothing', title: 'Nothing', words: '', subject: undefined };

const AS_PASTED = { title: 'As pasted', words: 'the policy as pasted' };
const AS_COMPOSED = { title: 'What the answers make', words: 'what the answers make' };

const has = (subject: Subject, documentId: string | undefined): boolean =>
  documentsOf(subject).some(({ id }) => id === documentId);

/** The first subject that a document applies to. */
export const selectSubjectOf = (state: State, documentId: string): Subject | undefined =>
  selectVersions(state).now.find((each) => has(each, documentId));

/** Service control policies alone: what they take away is what there is to see. */
const isOnlyLimited = (subject: Subject): boolean => subject.scps.length > 0 && allowsNothingItself(subject);

const chosenOf = remember(
  4,
  (
    { now, before }: Versions,
    documentId: string | undefined,
    subjectId: string | null,
    againstId: string | null,
    pasted: boolean,
  ): ChosenAccess | undefined => {
    const subject =
      now.find(({ id }) => id === subjectId) ?? now.find((each) => has(each, documentId)) ?? now[0];
    if (!subject) return undefined;
    const old = before.find(({ id }) => id === subject.id);
    const isEdited = old !== undefined && !isSameSubject(old, subject);
    const others: readonly Comparison[] = [
      NOTHING,
      ...(isEdited ? [{ ...(pasted ? AS_PASTED : AS_COMPOSED), id: 'before', subject: old }] : []),
      ...now
        .filter((each) => each !== subject)
        .map((each) => ({ id: each.id, title: each.title, words: each.title, subject: each })),
    ];
    const wanted = againstId ?? (isEdited ? 'before' : isOnlyLimited(subject) ? 'everything' : 'nothing');
    return { subjects: now, subject, others, against: others.find(({ id }) => id === wanted) ?? NOTHING };
  },
);

/** Whether limits are shown, which allow nothing by themselves. */
export const isLimit = (chosen: ChosenAccess | undefined): boolean =>
  chosen !== undefined && allowsNothingItself(chosen.subject);

/** Undefined where there is no policy whose access could be shown. */
export const selectChosenAccess = (state: State): ChosenAccess | undefined =>
  chosenOf(
    selectVersions(state),
    selectOpenDocument(state)?.source.id,
    state.access.subjectId,
    state.access.againstId,
    selectIsPasted(state),
  );

export const useChosenAccess = (): ChosenAccess | undefined => useStore(selectChosenAccess);
