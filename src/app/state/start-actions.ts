// The changes that begin with what a person says or brings: text in the box, goals, and what is pasted or dropped anywhere.
import {
  type Answers,
  type FieldId,
  type StepId,
  setScenario,
  startAnswers,
} from '#deepseek/answers/index.ts';
import type { ScenarioId } from '#deepseek/catalog/index.ts';
import { withAnswers, withDraft } from './history.ts';
import { pastedOf, withPasted, type Brought, type PageDraft } from './pasted.ts';
import { NO_START_TEXT, type DroppedFile, type LeftOutLine, type StartText } from './start.ts';
import type { State, Store } from './state.ts';

/** Another step is opened: the one that was open has been seen. */
export const leftStep = ({ step, seen }: State, next: StepId | null): Pick<State, 'step' | 'seen'> => ({
  step: next,
  seen: step === null || step === next ? seen : new Set([...seen, step]),
});

/** Pasted policies stay, behind what is shown in their place. */
const behind = (draft: PageDraft): Pick<PageDraft, 'pasted'> =>
  draft.pasted ? { pasted: { ...pastedOf(draft), open: false } } : {};

/** What a kit that is begun shows: its documents, and no step. */
const BEGUN = {
  start: NO_START_TEXT,
  step: null,
  pane: 'documents',
  side: null,
  dialog: null,
  documentId: null,
  statement: null,
  triedCall: null,
  leftOut: [],
} as const satisfies Partial<State>;

export function createStartActions({ setState }: Store) {
  const say = (change: Partial<StartText>): void =>
    setState(({ start }) => ({ start: { ...start, ...change } }));

  function beginWith(answers: Answers, brought?: Brought, overrides: PageDraft['overrides'] = {}): void {
    setState((state) => ({
      ...withDraft(
        state,
        { ...behind(state.draft), answers, overrides, chosen: true, ...(brought && { brought }) },
        null,
      ),
      ...BEGUN,
      link: null,
      resume: null,
      seen: new Set(),
      visited: new Set(Object.keys(answers.values) as FieldId[]),
    }));
  }

  return {
    /** Says what of a text found no place in the kit; nothing: says that no longer. */
    leaveOut: (leftOut: readonly LeftOutLine[]): void => setState({ leftOut }),
    /** What a person types into the box. */
    sayStart: (text: string): void => say({ text }),
    dropStartFiles: (): void => say({ files: [] }),
    /** Opens the box over the sentence with a text, or closes it. */
    editAsText: (text: string | null): void =>
      setState({ start: text === null ? NO_START_TEXT : { ...NO_START_TEXT, text, open: true } }),
    /** Opens the box, empty, for an answer of AWS. On a phone it stands behind what takes the whole screen. */
    pasteAnswer: (): void =>
      setState({ start: { ...NO_START_TEXT, open: true }, pane: 'documents', side: null }),
    /** Puts a text or files from anywhere on the page into the box. Nothing is answered yet. */
    startFrom(text: string, files: readonly DroppedFile[] = []): void {
      setState((state) => ({
        ...withDraft(
          state,
          pastedOf(state.draft).open ? withPasted(state.draft, { open: false }) : state.draft,
          null,
        ),
        start: { text, files, open: true },
        dialog: null,
      }));
    },
    /** Begins a kit of its own with what somebody said or brought, never on top of what was there: Undo brings that back. */
    beginWith,
    /** Shows a refused call that somebody brought, with what they said to it. */
    bringDenial: (text: string, said = startAnswers()): void => beginWith(said, { kind: 'denial', text }),
    /** Changes the answers to what the sentence says now. */
    restate(answers: Answers): void {
      setState((state) => ({
        ...withDraft(state, { ...withAnswers(state.draft, answers), chosen: true }, null),
        start: NO_START_TEXT,
        visited: new Set([...state.visited, ...(Object.keys(answers.values) as FieldId[])]),
        ...(answers.scenario === state.draft.answers.scenario
          ? {}
          : { documentId: null, statement: null, triedCall: null }),
      }));
    },
    /** Chooses a scenario; answers to questions that it does not ask stay, for when they are asked again. */
    chooseScenario(scenario: ScenarioId): void {
      setState((state) => ({
        ...withDraft(
          state,
          { ...withAnswers(state.draft, setScenario(state.draft.answers, scenario)), chosen: true },
          null,
        ),
        documentId: null,
        statement: null,
        triedCall: null,
      }));
    },
  };
}
