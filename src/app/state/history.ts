// Changes of the draft, with undo and redo.
import type { Answers } from '#deepseek/answers/index.ts';
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

/** The draft with what each text was edited against: where nothing else is known, the draft's own answers. */
export function withEditedAt(draft: PageDraft): PageDraft {
  const { answers, overrides, editedAt = {} } = draft;
  const ids = Object.keys(overrides);
  return ids.every((id) => Object.hasOwn(editedAt, id))
    ? draft
    : { ...draft, editedAt: { ...Object.fromEntries(ids.map((id) => [id, answers])), ...editedAt } };
}

export function withAnswers(draft: PageDraft, answers: Answers): PageDraft {
  return answers === draft.answers ? draft : { ...withEditedAt(draft), answers };
}

/** A document's text after a hand edit, and the text that the wizard composes now. */
export interface NewText {
  readonly id: string;
  readonly text: string;
  readonly composed: string;
  /** Edits that the person has still to choose a version for. */
  readonly undecided?: readonly string[];
}

/** A record without one entry, or with another value for it. */
function withEntry<T>(
  record: Readonly<Record<string, T>>,
  id: string,
  value: T | undefined,
): Record<string, T> {
  const { [id]: _old, ...others } = record;
  return value === undefined ? others : { ...others, [id]: value };
}

/** Keeps a hand edit; a text equal to the wizard's is not an edit. */
export function withText(draft: PageDraft, { id, text, composed, undecided = [] }: NewText): PageDraft {
  if (pastedOf(draft).policies.some((policy) => policy.id === id))
    return withChangedPolicy(draft, id, { text });
  const { editedAt = {}, undecided: others = {}, ...rest } = draft;
  const isEdit = text !== composed;
  const open = withEntry(others, id, isEdit && undecided.length > 0 ? undecided : undefined);
  return {
    ...rest,
    overrides: withEntry(draft.overrides, id, isEdit ? text : undefined),
    editedAt: withEntry(editedAt, id, isEdit ? draft.answers : undefined),
    ...(Object.keys(open).length > 0 && { undecided: open }),
  };
}
