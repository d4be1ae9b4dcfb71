// Whether what is on screen is fit to use: one state with its causes, from the answers and the documents as they stand.
import type { Answers, FieldId } from '#deepseek/answers/index.ts';
import type { RoleKit } from '#deepseek/compose/index.ts';
import { type Cause, type Readiness, type ReadinessInput, readinessOf } from '#deepseek/readiness/index.ts';
import type { OpenSubject } from '#deepseek/sentence/index.ts';
import { inSentence } from '#iam/text/index.ts';
import { pastedOf } from '#app/state/pasted.ts';
import type { Proofs } from '#app/state/proofs.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { selectAsked, selectOpenSubject, waitsFor } from './brought-code.ts';
import { selectDocuments, type ShownDocument } from './documents.ts';
import { undecidedEdits } from './hand-edits.ts';
import { selectKit } from './kit.ts';
import { selectProofs, selectProofTally } from './proofs.ts';
import { remember } from './remember.ts';

export interface PageReadiness extends Readiness {
  /** Something is still being checked, so the state may get worse. */
  readonly checking: boolean;
  /** Why the checks do not work. */
  readonly fault: string | null;
  /** Nothing has been pasted yet. */
  readonly empty: boolean;
  /** How many things somebody wrote that no answer follows, until they say that it is fine. */
  readonly leftOut: number;
}

const NO_KIT: RoleKit = {
  scenario: 'invoke',
  roles: [],
  policies: [],
  nextSteps: [],
  notices: [],
  placeholders: [],
  problems: [],
};

/** What `readinessOf` and the search for cures are asked about. */
const inputOf = remember(
  4,
  (
    answers: Answers,
    kit: RoleKit,
    documents: readonly ShownDocument[],
    proofs: Proofs | undefined,
    meant: ReadinessInput['meant'],
    breadth: State['breadth'],
  ): ReadinessInput => ({
    answers,
    kit,
    documents: documents.map(({ source, text, composed, holder, findings }) => ({
      id: source.id,
      type: source.type,
      text,
      ...(holder.kind === 'pasted' ? {} : { composed }),
      findings: findings.map((finding) => ({
        severity: finding.severity,
        message: finding.message,
        ...(finding.refusal !== undefined && { refusal: finding.refusal }),
      })),
    })),
    failing: (proofs?.all ?? [])
      .filter(({ outcome }) => outcome === 'fails')
      .map(({ expectation }) => ({
        id: expectation.id,
        title: expectation.difference ? `${expectation.label}, ${expectation.difference}` : expectation.label,
        ...(expectation.expect === 'denied' && { denies: true as const }),
      })),
    ...(meant && { meant }),
    ...(breadth.length > 0 && { breadth }),
  }),
);

export function selectReadinessInput(state: State): ReadinessInput {
  const isPasted = pastedOf(state.draft).open;
  const tally = selectProofTally(state);
  return inputOf(
    state.draft.answers,
    isPasted ? NO_KIT : selectKit(state),
    selectDocuments(state),
    tally && !tally.old ? selectProofs(state) : undefined,
    state.draft.meant,
    state.breadth,
  );
}

const core = remember(4, readinessOf);

/** Hand edits whose place the wizard changed too wait for a choice: until then the documents are neither version. */
const undecidedCauses = remember(4, (documents: readonly ShownDocument[]): readonly Cause[] =>
  documents.flatMap((document): readonly Cause[] => {
    const edits = undecidedEdits(document);
    if (edits.length === 0) return [];
    return [
      {
        id: `undecided ${document.source.id}`,
        state: 'answersLeft',
        text: edits.length === 1 ? 'which version of your edit' : `which version of ${edits.length} edits`,
        why: `Both you and the answers changed the ${inSentence(document.source.title)}.`,
        fields: [],
        places: [{ document: document.source.id, path: [] }],
        cures: [],
      },
    ];
  }),
);

/** Where brought code runs, and who uses what a policy became, has a starting value, which would be a guess. */
const whoUses = (id: string, text: string): Cause => ({
  id,
  state: 'answersLeft',
  text,
  fields: ['entity'],
  cures: [{ label: 'Answer it', opens: 'entity' }],
});

const WHO_USES: Readonly<Record<OpenSubject, Cause>> = {
  code: whoUses('where-it-runs', 'where it runs'),
  role: whoUses('who-uses-it', 'who uses it'),
};

const whole = remember(
  4,
  (
    { state, causes }: Readiness,
    asked: readonly FieldId[],
    subject: OpenSubject,
    undecided: readonly Cause[],
    checking: boolean,
    fault: string | null,
    empty: boolean,
    leftOut: number,
  ): PageReadiness => {
    const isWorse = undecided.length + asked.length > 0 && (state === 'ready' || state === 'guesses');
    return {
      state: isWorse ? 'answersLeft' : state,
      causes: [
        ...causes.filter((cause) => cause.state === 'wontWork' || cause.state === 'tooBroad'),
        ...asked.map(() => WHO_USES[subject]),
        ...causes.filter(
          ({ state: of, fields }) => of === 'answersLeft' && !fields.some((field) => waitsFor(asked, field)),
        ),
        ...undecided,
        ...causes.filter(
          ({ state: of, fields }) =>
            of === 'guesses' && !fields.some((field) => asked.includes(field) || waitsFor(asked, field)),
        ),
      ],
      checking,
      fault,
      empty,
      leftOut,
    };
  },
);

export const selectReadiness = (state: State): PageReadiness => {
  const documents = selectDocuments(state);
  return whole(
    core(selectReadinessInput(state)),
    selectAsked(state),
    selectOpenSubject(state) ?? 'code',
    undecidedCauses(documents),
    documents.some(({ check }) => check !== 'done') || (selectProofTally(state)?.old ?? false),
    state.checks.fault,
    documents.every(({ text, holder }) => holder.kind === 'pasted' && text.trim() === ''),
    pastedOf(state.draft).open ? 0 : state.leftOut.length,
  );
};

export const useReadiness = (): PageReadiness => useStore(selectReadiness);

const conflicting = remember(
  4,
  ({ causes }: Readiness): ReadonlySet<FieldId> =>
    new Set(causes.filter(({ state }) => state === 'wontWork').flatMap(({ fields }) => fields)),
);

/** The questions whose answers contradict one another. */
export const conflictsOf = (readiness: Readiness): ReadonlySet<FieldId> => conflicting(readiness);

/** The causes that stand in a document. */
export const causesIn = ({ causes }: Readiness, id: string): readonly Cause[] =>
  causes.filter(({ places }) => places?.some(({ document }) => document === id));
