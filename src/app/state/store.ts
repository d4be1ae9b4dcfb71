// The one store of the page. Changes are pure functions of state.ts; this file only names them.
import { create } from 'zustand';
import { setAnswer, setScenario, startAnswers } from '#core/answers/answers.ts';
import type { FieldValue, StepId } from '#core/answers/field.ts';
import { fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import { readAnswers } from '#core/answers/read.ts';
import type { OwnCase } from '#core/request/call.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import type { OpenCall, StatementLocation } from '#core/verify/resolve-request.ts';
import {
  INITIAL_STATE,
  redone,
  undone,
  withAnswers,
  withDraft,
  type DialogId,
  type LinkNote,
  type PanelId,
  type State,
  type ThemeId,
  type ViewId,
} from './state.ts';
import {
  pastedOf,
  withNewPolicies,
  withPasted,
  withPolicy,
  type NewPolicy,
  type PageDraft,
  type PastedPolicy,
} from './pasted.ts';

export const useStore = create<State>(() => INITIAL_STATE);

const { getState, setState } = useStore;

/** The question changed last: typing on in it is one step of undo. */
let typing: FieldId | string | null = null;

function change(make: (draft: PageDraft) => PageDraft, what: FieldId | string | null): void {
  const merge = what !== null && what === typing;
  typing = what;
  setState((state) => withDraft(state, make(state.draft), merge));
}

interface NewText {
  readonly id: string;
  readonly text: string;
  readonly composed: string;
}

/** Keeps a hand edit; the same text as the wizard's is no edit. */
function withText(draft: PageDraft, { id, text, composed }: NewText): PageDraft {
  if (pastedOf(draft).policies.some((policy) => policy.id === id)) return withPolicy(draft, id, { text });
  const { [id]: _old, ...others } = draft.overrides;
  return { ...draft, overrides: text === composed ? others : { ...others, [id]: text } };
}

export const actions = {
  /** All scenarios, trusted entities and questions are there now. */
  rowsArrived(): void {
    setState({ rows: 'all' });
  },
  setAnswer(id: FieldId, value: FieldValue): void {
    change((draft) => withAnswers(draft, setAnswer(draft.answers, id, value)), id);
  },
  /** Chooses a scenario; what was typed for others stays for when it is asked again. */
  chooseScenario(scenario: ScenarioId): void {
    change((draft) => withAnswers(draft, setScenario(draft.answers, scenario)), null);
    setState({ documentId: null, statement: null, trial: null });
  },
  /** Starts over with one scenario; Undo brings everything back. */
  startOver(scenario: ScenarioId): void {
    change(
      ({ pasted }) => ({
        answers: startAnswers(scenario),
        overrides: {},
        ...(pasted && { pasted: { ...pasted, open: false } }),
      }),
      null,
    );
    setState({
      documentId: null,
      statement: null,
      trial: null,
      step: 'entity',
      visited: new Set(),
      dialog: null,
      link: null,
    });
  },
  /** What is typed into a document; typing on is one step of undo. */
  editDocument(id: string, text: string, composed: string): void {
    change((draft) => withText(draft, { id, text, composed }), `document ${id}`);
  },
  /** Puts another text in a document's place, a step of undo of its own. */
  putDocument(id: string, text: string, composed: string): void {
    change((draft) => withText(draft, { id, text, composed }), null);
  },
  /** The same for several at once. */
  putDocuments(texts: readonly NewText[]): void {
    change((draft) => texts.reduce(withText, draft), null);
  },
  resetDocument(id: string, composed: string): void {
    change((draft) => withText(draft, { id, text: composed, composed }), null);
  },
  /** Shows what was pasted in place of the wizard, or the wizard again, as it was. */
  showPasted(open: boolean): void {
    change((draft) => withPasted(draft, { open }), null);
    setState({
      documentId: null,
      statement: null,
      trial: null,
      dialog: null,
      panel: 'findings',
      view: 'answers',
    });
  },
  addPasted(policies: readonly NewPolicy[]): void {
    change((draft) => withNewPolicies(draft, policies), null);
    const { policies: all } = pastedOf(getState().draft);
    setState({ documentId: all.at(-policies.length)?.id ?? null, statement: null, panel: 'findings' });
  },
  changePasted(id: string, policy: Pick<PastedPolicy, 'type' | 'attachedTo'>): void {
    change((draft) => withPolicy(draft, id, policy), null);
  },
  removePasted(id: string): void {
    change(
      (draft) =>
        withPasted(draft, { policies: pastedOf(draft).policies.filter((policy) => policy.id !== id) }),
      null,
    );
  },
  /** Puts other cases of the person's own in place of those there are. */
  setCases(cases: readonly OwnCase[]): void {
    change((draft) => ({ ...draft, cases }), null);
  },
  undo(): void {
    typing = null;
    setState(undone);
  },
  redo(): void {
    typing = null;
    setState(redone);
  },
  /** Puts a whole draft in place of the present one, which Undo brings back. */
  replaceDraft(draft: PageDraft, link: LinkNote | null): void {
    change(() => draft, null);
    const [problem] = readAnswers(draft.answers).problems;
    setState({
      link,
      documentId: null,
      statement: null,
      visited: new Set(Object.keys(draft.answers.values) as FieldId[]),
      // What a link brought and cannot be used is where to begin.
      ...(link && problem ? { step: fieldOf(problem.field).step } : {}),
    });
  },
  openStep(step: StepId | null): void {
    setState({ step });
  },
  /** Opens a step and takes the person there. */
  goToStep(step: StepId): void {
    setState((state) => ({ step, view: 'answers', stepWish: state.stepWish + 1 }));
  },
  focusField(focused: FieldId | null): void {
    setState({ focused });
  },
  leaveField(id: FieldId): void {
    setState((state) => ({
      focused: state.focused === id ? null : state.focused,
      visited: state.visited.has(id) ? state.visited : new Set([...state.visited, id]),
    }));
    if (typing === id) typing = null;
  },
  openDocument(documentId: string): void {
    setState({ documentId, statement: null });
  },
  setStatement(statement: number | null): void {
    if (getState().statement !== statement) setState({ statement });
  },
  /** Goes to a place of a document. */
  goTo(documentId: string, offset: number): void {
    setState((state) => ({
      documentId,
      view: 'documents',
      target: { documentId, offset, token: (state.target?.token ?? 0) + 1 },
    }));
  },
  openPanel(panel: PanelId): void {
    setState({ panel });
  },
  /** Opens “Try a request” with this in its form. */
  tryCall(trial: OpenCall): void {
    setState({ trial, panel: 'try', view: 'findings' });
  },
  setTrial(trial: OpenCall | null): void {
    setState({ trial });
  },
  /** Lights up the statements that decide on the request. */
  lightUp(deciding: readonly StatementLocation[]): void {
    setState({ deciding });
  },
  openView(view: ViewId): void {
    setState({ view });
  },
  openDialog(dialog: DialogId | null): void {
    setState({ dialog });
  },
  setTheme(theme: ThemeId): void {
    setState({ theme });
  },
  dismissLink(): void {
    setState({ link: null });
  },
  refuseLink(message: string): void {
    setState({ link: { kind: 'refused', message } });
  },
  /** True the first time, while placeholders remain: the caller shows the warning instead of acting. */
  mustWarn(): boolean {
    if (getState().warned) return false;
    setState({ warned: true });
    return true;
  },
  /** Opens the rule reference, at a rule or at its beginning. */
  openRules(rule: string | null): void {
    setState({ dialog: 'rules', rule });
  },
  announce(announcement: string): void {
    setState({ announcement });
  },
};
