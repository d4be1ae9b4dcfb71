// Whose access is shown and what it is compared with; asked of the worker while the panel is open.
import { create } from 'zustand';
import { askAccess, askWorker } from '#worker/client.ts';
import type { AccessAnswer } from '#worker/protocol.ts';
import type { AccessQuery, AccessForm, AccessView } from '#core/access/access-view.ts';
import type { StatementsByAction } from '#core/access/statements-by-action.ts';
import {
  documentsOf,
  isSameSubject,
  subjectsOf,
  subjectsOfPolicies,
  withSource,
  type Subject,
} from '#core/access/subject.ts';
import { kitAccountOf } from '#core/verify/kit-account.ts';
import { environmentOf, type PolicyEnvironment } from '#core/verify/policy-environment.ts';
import { selectIsPasted } from '#app/selectors/derived.ts';
import { selectKit, selectOpenDocument } from '#app/selectors/kit.ts';
import { pastedOf, type PastedPolicy } from '#app/state/pasted.ts';
import { remember } from '#app/selectors/remember.ts';
import { selectEnvironment } from '#app/selectors/policy-environment.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';

export type {
  AccessQuery as AccessAsk,
  AccessForm,
  AccessView,
  ChangedAccess,
  ServiceAccess,
} from '#core/access/access-view.ts';
export type {
  StatementsByAction as Speaking,
  StatementLocation as SpeakingStatement,
} from '#core/access/statements-by-action.ts';
export type { Subject } from '#core/access/subject.ts';

interface AccessState {
  /** Null: whoever the open document is of. */
  readonly subjectId: string | null;
  /**
   * `nothing`, `before`, or the id of a subject. Null: the version before a hand edit, where there is one; for service
   * control policies by themselves, all that there is without them.
   */
  readonly againstId: string | null;
  /** What was asked last, whether or not it has an answer. */
  readonly asked: AccessQuery | null;
  /** What was asked last and has an answer. */
  readonly known: { readonly ask: AccessQuery; readonly answer: AccessAnswer } | null;
  /** Why there is no answer. */
  readonly fault: string | null;
}

const START: AccessState = { subjectId: null, againstId: null, asked: null, known: null, fault: null };

export const useAccessState = create<AccessState>(() => START);
const { setState } = useAccessState;

// Who was chosen is of one kit: in another, the same role does something else.
useStore.subscribe(({ draft: now }, { draft: before }) => {
  const isOther =
    now.answers.scenario !== before.answers.scenario || pastedOf(now).open !== pastedOf(before).open;
  if (isOther) setState({ subjectId: null, againstId: null });
});

export const chooseSubject = (subjectId: string): void => setState({ subjectId, againstId: null });
export const chooseAgainst = (againstId: string): void => setState({ againstId });

/** Subjects as they are, and as they were before any hand edit. */
interface Versions {
  readonly now: readonly Subject[];
  readonly before: readonly Subject[];
}

const ofKit = remember(2, (now: PolicyEnvironment, before: PolicyEnvironment): Versions => ({
  now: subjectsOf(now),
  before: subjectsOf(before),
}));

const composed = remember(2, (kit: State['draft']['answers'], made: ReturnType<typeof selectKit>) =>
  environmentOf(made, kitAccountOf(kit)),
);

const ofPasted = remember(2, (policies: readonly PastedPolicy[]): Versions => {
  const as = (version: 'text' | 'original') =>
    subjectsOfPolicies(
      policies.map(({ id, title, type, [version]: source }) => ({ id, title, type, source })),
    );
  return { now: as('text'), before: as('original') };
});

const selectVersions = (state: State): Versions =>
  selectIsPasted(state)
    ? ofPasted(pastedOf(state.draft).policies)
    : ofKit(selectEnvironment(state), composed(state.draft.answers, selectKit(state)));

export interface Against {
  readonly id: string;
  readonly title: string;
  /** In a sentence: "compared with what the wizard composed". */
  readonly words: string;
  readonly subject: Subject | undefined;
}

export interface Chosen {
  readonly subjects: readonly Subject[];
  readonly subject: Subject;
  readonly against: Against;
  /** All that it may be compared with. */
  readonly others: readonly Against[];
}

const NOTHING: Against = { id: 'nothing', title: 'Nothing', words: '', subject: undefined };

const AS_IT_CAME = { title: 'As it came', words: 'the policy as it came' };
const COMPOSED = { title: 'What the wizard composed', words: 'what the wizard composed' };

const has = (subject: Subject, documentId: string | undefined): boolean =>
  documentsOf(subject).some(({ id }) => id === documentId);

/** Service control policies by themselves: what they take away is what there is to see. */
const isOnlyLimited = ({ identity, scps }: Subject): boolean =>
  scps.length > 0 && identity.every(({ id }) => id === '');

const chosenOf = remember(
  4,
  (
    { now, before }: Versions,
    documentId: string | undefined,
    subjectId: string | null,
    againstId: string | null,
    pasted: boolean,
  ): Chosen | undefined => {
    const subject =
      now.find(({ id }) => id === subjectId) ?? now.find((each) => has(each, documentId)) ?? now[0];
    if (!subject) return undefined;
    const old = before.find(({ id }) => id === subject.id);
    const isEdited = old !== undefined && !isSameSubject(old, subject);
    const others: readonly Against[] = [
      NOTHING,
      ...(isEdited ? [{ ...(pasted ? AS_IT_CAME : COMPOSED), id: 'before', subject: old }] : []),
      ...now
        .filter((each) => each !== subject)
        .map((each) => ({ id: each.id, title: each.title, words: each.title, subject: each })),
    ];
    const wanted = againstId ?? (isEdited ? 'before' : isOnlyLimited(subject) ? 'everything' : 'nothing');
    return { subjects: now, subject, others, against: others.find(({ id }) => id === wanted) ?? NOTHING };
  },
);

/** Undefined where there is no policy whose access could be shown. */
export function useChosen(): Chosen | undefined {
  const { subjectId, againstId } = useAccessState();
  return useStore((state) =>
    chosenOf(
      selectVersions(state),
      selectOpenDocument(state)?.source.id,
      subjectId,
      againstId,
      selectIsPasted(state),
    ),
  );
}

/** Asks anew; until the answer comes, the one before stays. */
export function ask(asked: AccessQuery): void {
  setState({ asked });
  askAccess(
    asked,
    (answer) => setState({ known: { ask: asked, answer }, fault: null }),
    ({ message }) => setState({ fault: message }),
  );
}

/** What becomes of access with another text of a document: of the first subject that it bears on. */
export async function changesWith(documentId: string, text: string): Promise<AccessView | undefined> {
  const subject = selectVersions(useStore.getState()).now.find((each) => has(each, documentId));
  if (!subject) return undefined;
  const after = withSource(subject, documentId, text);
  return (await askWorker('access-all', { subject: after, against: subject })).view;
}

/** What of the panel is taken along. */
export type AccessPart = 'access' | 'changes';

export const accessText = (
  { subject, against }: Chosen,
  part: AccessPart,
  form: AccessForm,
): Promise<string> =>
  askWorker('access-text', { subject, against: part === 'changes' ? against.subject : undefined, form });

/** The statements that speak of a service's actions; none when the worker cannot say. */
export const statementsOn = (subject: Subject, prefix: string): Promise<StatementsByAction> =>
  askWorker('access-statements', { subject, prefix }).catch(() => new Map());
