// Changes of the draft, with undo and redo.
import type { Answers } from '#core/answers/answers.ts';
import { pastedOf, withChangedPolicy, type PageDraft } from './pasted.ts';
import type { State } from './state.ts';

const MAX_STEPS = 200;

/** The state with another draft. A subject of the access panel belongs to one kit, so another kit starts anew. */
function showing(state: State, draft: PageDraft): State {
  const before = state.draft;
  const isSameKit =
    draft.answers.scenario === before.answers.scenario && pastedOf(draft).open === pastedOf(before).open;
  const access = isSameKit ? state.access : { ...state.access, subjectId: null, againstId: null };
  return { ...state, draft, access };
}

/**
 * The state with a changed draft, which undo takes back. `editing` names the question or document that changes: changes
 * to the same one in a row are one step of undo; null is always a step for itself.
 */
export function withDraft(state: State, draft: PageDraft, editing: string | null): State {
  if (draft === state.draft) return state.editing === editing ? state : { ...state, editing };
  const merges = editing !== null && editing === state.editing && state.past.length > 0;
  const past = merges ? state.past : [...state.past, state.draft].slice(-MAX_STEPS);
  return { ...showing(state, draft), editing, past, future: [], warned: false };
}

export function undone(state: State): State {
  const draft = state.past.at(-1);
  if (!draft) return { ...state, editing: null };
  const future = [state.draft, ...state.future];
  return { ...showing(state, draft), editing: null, past: state.past.slice(0, -1), future };
}

export function redone(state: State): State {
  const [draft, ...future] = state.future;
  if (!draft) return { ...state, editing: null };
  return { ...showing(state, draft), editing: null, past: [...state.past, state.draft], future };
}

export function withAnswers(draft: PageDraft, answers: Answers): PageDraft {
  return answers === draft.answers ? draft : { ...draft, answers };
}

/** A document's text after a hand edit, and the text that the wizard composed. */
export interface NewText {
  readonly id: string;
  readonly text: string;
  readonly composed: string;
}

/** Keeps a hand edit; a text equal to the wizard's is not an edit. */
export function withText(draft: PageDraft, { id, text, composed }: NewText): PageDraft {
  if (pastedOf(draft).policies.some((policy) => policy.id === id))
    return withChangedPolicy(draft, id, { text });
  const { [id]: _old, ...others } = draft.overrides;
  return { ...draft, overrides: text === composed ? others : { ...others, [id]: text } };
}
