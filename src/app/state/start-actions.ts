// The changes that begin at the first step: text, goals, and what is pasted or dropped anywhere.
import { setScenario, type Answers } from '#core/answers/answers.ts';
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { withAnswers, withDraft } from './history.ts';
import { pastedOf, withPasted, type PageDraft } from './pasted.ts';
import { NO_START_TEXT, textOf, withStated, type DroppedFile, type StartText } from './start.ts';
import type { OpenStepId, State, Store } from './state.ts';

/** Changes by the text of the first step are one step of undo. */
const BY_TEXT = 'the text of the first step';

const chosenDraft = (draft: PageDraft, answers: Answers): PageDraft => ({
  ...withAnswers(draft, answers),
  chosen: true,
});

/** Another step is opened: the one that was open has been seen. */
export const leftStep = ({ step, seen }: State, next: OpenStepId | null): Pick<State, 'step' | 'seen'> => ({
  step: next,
  seen: step === null || step === next ? seen : new Set([...seen, step]),
});

export function createStartActions({ getState, setState }: Store) {
  function fillIn(stated: Answers | null, text: string): void {
    const { draft, start } = getState();
    const { answers, filledIn } = withStated(draft.answers, start.filledIn, stated);
    setState((state) => ({
      ...(stated || start.filledIn
        ? withDraft(state, stated ? chosenDraft(draft, answers) : withAnswers(draft, answers), BY_TEXT)
        : state),
      start: { ...start, filledIn, usedText: text },
      visited: new Set([...state.visited, ...(Object.keys(stated?.values ?? {}) as FieldId[])]),
      ...(answers.scenario === draft.answers.scenario
        ? {}
        : { documentId: null, statement: null, triedCall: null }),
    }));
  }

  /** Another text is to be read; without any, nothing is stated. */
  function say(change: Partial<StartText>): void {
    setState(({ start }) => ({ start: { ...start, ...change, removed: new Set() } }));
    if (textOf(getState().start).trim() === '') fillIn(null, '');
  }

  return {
    /** What a person types into the first field. */
    sayStart: (text: string): void => say({ text }),
    dropStartFiles: (): void => say({ files: [] }),
    /** Opens the first step with a text or files from anywhere on the page. Nothing is answered yet. */
    startFrom(text: string, files: readonly DroppedFile[] = []): void {
      const { draft } = getState();
      // Pasted policies stay, behind the wizard.
      if (pastedOf(draft).open)
        setState((state) => withDraft(state, withPasted(draft, { open: false }), null));
      setState((state) => ({
        ...leftStep(state, 'scenario'),
        start: { ...NO_START_TEXT, text, files },
        editing: null,
        view: 'answers',
        dialog: null,
        focusTarget: null,
        stepFocusCount: state.stepFocusCount + 1,
      }));
    },
    /** Fills in what `text` states, in place of what the text stated before. Null: it states nothing. */
    fillIn,
    /** Takes back one thing that was understood. */
    removeUnderstood(field: FieldId | 'scenario'): void {
      setState(({ start }) => ({
        start: { ...start, removed: new Set([...start.removed, field]), usedText: '' },
      }));
    },
    /** What was filled in stays from now on, whatever becomes of the text. */
    keepFilledIn(): void {
      if (getState().start.filledIn) setState(({ start }) => ({ start: { ...start, filledIn: null } }));
    },
    /** Chooses a scenario; answers to questions that it does not ask stay, for when they are asked again. */
    chooseScenario(scenario: ScenarioId): void {
      setState((state) =>
        withDraft(state, chosenDraft(state.draft, setScenario(state.draft.answers, scenario)), null),
      );
      setState(({ start }) => ({
        start: { ...start, filledIn: null },
        documentId: null,
        statement: null,
        triedCall: null,
      }));
    },
  };
}
