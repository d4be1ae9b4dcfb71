// The named changes of the store, each made of pure transitions.
import {
  type Answers,
  type FieldId,
  type FieldValue,
  type StepId,
  fieldOf,
  readAnswers,
  setAnswer,
} from '#deepseek/answers/index.ts';
import type { OpenCall, OwnCase } from '#iam/request/index.ts';
import type { StatementLocation } from '#iam/environment/index.ts';
import type { AccessState } from './access.ts';
import { withFormat, withFormatChoice } from './export-choice.ts';
import { redone, undone, withAnswers, withDraft, withEditedAt, withText, type NewText } from './history.ts';
import {
  isExample,
  pastedOf,
  withNewPolicies,
  withAnswered,
  withPasted,
  withPasteTarget,
  withoutBlank,
  withChangedPolicy,
  type MeantPrincipal,
  type NewPastedPolicy,
  type Pasted,
  type PageDraft,
  type PastedDocument,
} from './pasted.ts';
import { createStartActions, leftStep } from './start-actions.ts';
import { NO_START_TEXT } from './start.ts';
import type { ScenarioId } from '#deepseek/catalog/index.ts';
import {
  EMPTY_DRAFT,
  type Begun,
  type DialogId,
  type LinkNote,
  type PaneId,
  type SideId,
  type State,
  type Store,
  type ThemeId,
} from './state.ts';

const NOTHING_BEGUN: Begun = { start: NO_START_TEXT, triedCall: null };

/** The start of a pasted document, for the editor to move to. */
const startOf = ({ id }: PastedDocument, last: State['target']): State['target'] => ({
  documentId: id,
  offset: 0,
  token: (last?.token ?? 0) + 1,
});

export function createActions(store: Store) {
  const { getState, setState } = store;
  function change(make: (draft: PageDraft) => PageDraft, editing: string | null): void {
    setState((state) => withDraft(state, make(state.draft), editing));
  }

  return {
    ...createStartActions(store),
    /** All scenarios, trusted entities and questions are loaded now. */
    rowsArrived(problemsOf: NonNullable<State['problemsOf']>): void {
      setState({ problemsOf });
    },
    setAnswer(id: FieldId, value: FieldValue): void {
      change((draft) => withAnswers(withAnswered(draft, id), setAnswer(draft.answers, id, value)), id);
    },
    /** What is typed into a document: one step of undo until something else changes. */
    editDocument(id: string, text: string, composed: string, undecided: readonly string[] = []): void {
      change((draft) => withText(draft, { id, text, composed, undecided }), `document ${id}`);
    },
    /** Replaces a document's text, as one step of undo. */
    putDocument(id: string, text: string, composed: string, undecided: readonly string[] = []): void {
      change((draft) => withText(draft, { id, text, composed, undecided }), null);
    },
    /** Replaces the texts of several documents, as one step of undo. */
    putDocuments(texts: readonly NewText[]): void {
      change((draft) => texts.reduce(withText, draft), null);
    },
    resetDocument(id: string, composed: string): void {
      change((draft) => withText(draft, { id, text: composed, composed }), null);
    },
    /** Shows the pasted policies in place of the wizard, or the wizard again. */
    showPasted(open: boolean): void {
      change((draft) => (open ? withPasteTarget(draft) : withoutBlank(draft)), null);
      const [first] = open ? pastedOf(getState().draft).policies : [];
      setState(({ target }) => ({
        documentId: null,
        statement: null,
        triedCall: null,
        dialog: null,
        pane: 'documents',
        side: null,
        // The editor is the place to paste, so it gets the focus.
        ...(first && { target: startOf(first, target) }),
      }));
    },
    /** Adds policies; without any, a blank one to paste into. */
    addPasted(policies?: readonly NewPastedPolicy[], pasteMessages: readonly string[] = []): void {
      change((draft) => withNewPolicies(draft, policies), null);
      const added = pastedOf(getState().draft).policies.at(-(policies?.length ?? 1));
      setState((state) => ({
        pane: 'documents',
        side: null,
        pasteMessages,
        documentId: added?.id ?? null,
        statement: null,
        ...(!policies && added && { target: startOf(added, state.target) }),
      }));
    },
    /** Puts the policies that were found in a document's text in its place. */
    splitPasted(id: string, policies: readonly NewPastedPolicy[], pasteMessages: readonly string[]): void {
      change((draft) => withNewPolicies(withChangedPolicy(draft, id, { text: '' }), policies), null);
      const documentId = pastedOf(getState().draft).policies.at(-policies.length)?.id ?? null;
      setState({ documentId, pasteMessages });
    },
    changePasted(id: string, policy: Pick<PastedDocument, 'type' | 'attachedTo'>): void {
      change((draft) => withChangedPolicy(draft, id, policy), null);
    },
    /** Gives a pasted policy the name it is exported under; an empty one is taken back. */
    namePasted(id: string, name: string): void {
      change((draft) => withChangedPolicy(draft, id, { name: name === '' ? undefined : name }), `name ${id}`);
    },
    removePasted(id: string): void {
      change(
        (draft) =>
          withPasteTarget(
            withPasted(draft, { policies: pastedOf(draft).policies.filter((policy) => policy.id !== id) }),
          ),
        null,
      );
    },
    /** Changes what is ignored in pasted policies, how findings on them count, and what is demanded of them. */
    configurePasted(config: Pick<Pasted, 'ignores' | 'severities' | 'demands'>): void {
      change((draft) => withPasted(draft, config), null);
    },
    /** The pasted policies are all made by these answers. The first that were found for some documents stay. */
    recognizePasted(ids: string, answers: Answers): void {
      if (getState().recognized?.ids !== ids) setState({ recognized: { ids, answers } });
    },
    /** Replaces the expectations that a person added. */
    setCases(cases: readonly OwnCase[]): void {
      change((draft) => (pastedOf(draft).open ? withPasted(draft, { cases }) : { ...draft, cases }), null);
    },
    /** Somebody may use a role by a hand edit, and that is meant. */
    mean(meant: MeantPrincipal): void {
      change((draft) => ({ ...draft, meant: [...(draft.meant ?? []), meant] }), null);
    },
    /** Makes one change of a review, as one step of undo. */
    review(draft: PageDraft): void {
      change(() => draft, null);
    },
    /** Begins anew, with nothing answered. Undo brings back what was there. */
    startNew(): void {
      change(() => EMPTY_DRAFT, null);
      setState({
        ...NOTHING_BEGUN,
        link: null,
        dialog: null,
        step: null,
        seen: new Set(),
        visited: new Set(),
        pane: 'documents',
        side: null,
        documentId: null,
        statement: null,
      });
    },
    undo(): void {
      setState(undone);
    },
    redo(): void {
      setState(redone);
    },
    /** Replaces the whole draft; Undo brings the old one back. */
    replaceDraft(draft: PageDraft, link: LinkNote | null, begun: Begun = NOTHING_BEGUN): void {
      // Somebody chose what a link asks for.
      const isChosen = link !== null || !isExample(draft);
      const based = withEditedAt(draft);
      change(() => (isChosen ? { ...based, chosen: true } : based), null);
      const [problem] = readAnswers(draft.answers).problems;
      setState({
        link,
        ...begun,
        seen: new Set(),
        step: null,
        // What somebody sent back is looked at first.
        pane: draft.received ? 'review' : 'documents',
        side: null,
        documentId: null,
        statement: null,
        pasteMessages: [],
        visited: new Set(Object.keys(draft.answers.values) as FieldId[]),
        // An answer of the link that cannot be used is the place to begin.
        ...(link && problem ? { step: fieldOf(problem.field).step } : {}),
      });
    },
    openStep(step: StepId | null): void {
      setState((state) => leftStep(state, step));
    },
    /** Opens a step and moves the focus there, to a question of it if one is named. */
    goToStep(step: StepId, field: FieldId | null = null): void {
      setState((state) => ({
        ...leftStep(state, step),
        focusTarget: field,
        stepFocusCount: state.stepFocusCount + 1,
      }));
    },
    /** Replaces the answers, as one step of undo. */
    putAnswers(answers: Answers): void {
      change((draft) => withAnswers(draft, answers), null);
    },
    focusField(focused: FieldId | null): void {
      setState({ focused });
    },
    /** Lights the places of an answer in the code, while its chip has the pointer or the focus. */
    lightField(lit: FieldId | null): void {
      setState({ lit });
    },
    leaveField(id: FieldId): void {
      setState((state) => ({
        focused: state.focused === id ? null : state.focused,
        visited: state.visited.has(id) ? state.visited : new Set([...state.visited, id]),
        editing: state.editing === id ? null : state.editing,
      }));
    },
    openDocument(documentId: string): void {
      setState({ documentId, statement: null });
    },
    setStatement(statement: number | null): void {
      if (getState().statement !== statement) setState({ statement });
    },
    /** Moves the editor to an offset in a document. */
    goTo(documentId: string, offset: number): void {
      setState((state) => ({
        documentId,
        pane: 'documents',
        target: { documentId, offset, token: (state.target?.token ?? 0) + 1 },
      }));
    },
    /** Shows another page in the large pane. The documents stand next to a sheet, other pages take its place. */
    openPane(pane: PaneId): void {
      setState(({ side }) => ({ pane, side: pane === 'documents' ? side : null }));
    },
    /** What a broad policy is for. */
    chooseTask(task: ScenarioId): void {
      setState({ task });
    },
    openSide(side: SideId | null): void {
      setState({ side, pane: 'documents' });
    },
    /** Opens “Try a request” with this call in its form. */
    tryCall(triedCall: OpenCall): void {
      setState({ side: 'checks', pane: 'documents', triedCall });
    },
    setTriedCall(triedCall: OpenCall | null): void {
      setState({ triedCall });
    },
    /** Marks the statements that decide the request. */
    markDeciding(deciding: readonly StatementLocation[]): void {
      setState({ deciding });
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
    /** True the first time for a draft: the caller then warns about placeholders instead of acting. */
    shouldWarn(): boolean {
      if (getState().warned) return false;
      setState({ warned: true });
      return true;
    },
    markCopied(id: string, text: string): void {
      setState(({ copied }) => ({ copied: { ...copied, [id]: text } }));
    },
    /** Opens the rule reference, at a rule or at the top. */
    openRules(rule: string | null): void {
      setState({ dialog: 'rules', rule });
    },
    changeAccess(access: Partial<AccessState>): void {
      setState((state) => ({ access: { ...state.access, ...access } }));
    },
    chooseFormat(format: string): void {
      setState(({ exporting }) => ({ exporting: withFormat(exporting, format) }));
    },
    chooseForFormat(format: string, id: string, value: string): void {
      setState(({ exporting }) => ({ exporting: withFormatChoice(exporting, format, [id, value]) }));
    },
    announce(announcement: string): void {
      // The same words again are said again, as they look different.
      setState((state) => ({
        announcement: announcement === state.announcement ? `${announcement}\u00A0` : announcement,
      }));
    },
  };
}

export type Actions = ReturnType<typeof createActions>;
