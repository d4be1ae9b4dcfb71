// Whether the documents on screen are ready, in the same words everywhere: over the editor, in tabs, counts, the title,
// announcements, and before copying, exporting and creating.
import type { RoleKit } from '#core/compose/role-kit.ts';
import type { Checks } from '#app/state/checks.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { selectIsPasted } from './checked-answers.ts';
import { selectDocuments, selectOpenDocument, type ShownDocument } from './documents.ts';
import { selectKit } from './kit.ts';
import { selectProofTally, type ProofTally } from './proofs.ts';
import {
  STATES,
  type ReadinessInput,
  type StateFound,
  type StateRow,
  type StateTarget,
  type Tone,
} from './readiness-states.ts';
import { remember } from './remember.ts';

export type { StateTarget, Tone } from './readiness-states.ts';

export interface ReadinessState {
  readonly id: string;
  readonly tone: Tone;
  /** “2 placeholders left”; “Trust policy: 1 error” where it is in another document than the open one. */
  readonly text: string;
  readonly count: number;
  readonly target: StateTarget | undefined;
  readonly detail: string | undefined;
}

export interface Readiness {
  readonly ready: boolean;
  /** The worst state: “Ready” if there is nothing left to do. */
  readonly headline: ReadinessState;
  /** All that keeps the documents from being ready, from the worst: the headline is the first. */
  readonly left: readonly ReadinessState[];
  /** What there is besides in the open document, such as suggestions. */
  readonly asides: readonly ReadinessState[];
  /** “Ready”, or all that keeps the documents from being ready, as a text that is the same whichever document is open. */
  readonly text: string;
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The name of the document that a state is in, unless that is the open one, or there are several or no others. */
function prefixOf(
  { documents }: StateFound,
  { documents: all }: ReadinessInput,
  open: string | undefined,
): string {
  const [only, ...more] = documents ?? [];
  if (!only || more.length > 0 || all.length < 2 || only.source.id === open) return '';
  return `${only.source.title}: `;
}

function stateOf(
  { id, tone }: StateRow,
  found: StateFound,
  input: ReadinessInput,
  open?: string,
): ReadinessState {
  return {
    id,
    tone: found.old ? 'neutral' : tone,
    text: prefixOf(found, input, open) + found.words,
    count: found.count,
    target: found.target,
    detail: found.detail,
  };
}

/** The states of documents. `open` is the document on screen, which needs no name. */
export function readinessOf(input: ReadinessInput, open?: string): Readiness {
  const found = STATES.flatMap((row) => {
    const what = row.find(input);
    return what
      ? [
          {
            row,
            state: stateOf(row, what, input, open),
            named: stateOf(row, what, input).text,
            isHere: open === undefined || what.documents?.some(({ source }) => source.id === open) !== false,
          },
        ]
      : [];
  });
  const asides = found.filter(({ row, isHere }) => row.aside === true && isHere);
  const blocking = found.filter(({ row }) => row.aside !== true && row.id !== 'ready');
  const ready = blocking.length === 0;
  const [first, ...rest] = ready ? found.filter(({ row }) => row.id === 'ready') : blocking;
  return {
    ready,
    headline: { ...first!.state, text: capitalized(first!.state.text) },
    left: blocking.map(({ state }) => state),
    asides: asides.map(({ state }) => state),
    text: capitalized([first!, ...rest].map(({ named }) => named).join(', ')),
  };
}

const NO_ANSWERS = { placeholders: [], problems: [] } as const;

const whole = remember(
  4,
  (
    documents: readonly ShownDocument[],
    kit: Pick<RoleKit, 'placeholders' | 'problems'>,
    proofs: ProofTally | undefined,
    { fault, missing }: Checks,
    open: string | undefined,
  ): Readiness =>
    readinessOf(
      {
        documents,
        placeholders: kit.placeholders,
        problems: kit.problems,
        proofs,
        checks: { fault, missing },
      },
      open,
    ),
);

/** Of everything on screen: the wizard's kit, or the pasted policies. */
export const selectReadiness = (state: State): Readiness =>
  whole(
    selectDocuments(state),
    selectIsPasted(state) ? NO_ANSWERS : selectKit(state),
    selectProofTally(state),
    state.checks,
    selectOpenDocument(state)?.source.id,
  );

export const useReadiness = (): Readiness => useStore(selectReadiness);

const NO_FAULT = { fault: null, missing: [] } as const;

/** The answers that a document rests on: its statements say, except for the account that is in their ARNs. */
function answersIn({ source, text }: ShownDocument): ReadonlySet<string> {
  const asked = source.whys.flat().flatMap(({ answers }) => answers);
  return new Set<string>(/:\d{12}:/.test(text) ? [...asked, 'account'] : asked);
}

const ofDocument = remember(
  60,
  (
    document: ShownDocument,
    { placeholders, problems }: Pick<RoleKit, 'placeholders' | 'problems'>,
  ): Readiness => {
    const asked = answersIn(document);
    return readinessOf({
      documents: [document],
      placeholders: placeholders.filter((id) => asked.has(id)),
      problems: problems.filter(({ field }) => asked.has(field)),
      proofs: undefined,
      checks: NO_FAULT,
    });
  },
);

/** Of one document: its findings, and the answers that its statements rest on. */
export const selectDocumentReadiness = (state: State, document: ShownDocument): Readiness =>
  ofDocument(document, document.holder.kind === 'pasted' ? NO_ANSWERS : selectKit(state));
