// What the page holds: the draft with its history, and what is open.
import { startAnswers, type Answers } from '#core/answers/answers.ts';
import type { StepId } from '#core/answers/field.ts';
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { OpenCall, StatementLocation } from '#core/verify/resolve-request.ts';
import { NO_CHECKS, type Checks } from './checks.ts';
import type { PageDraft } from './pasted.ts';
import type { Proving } from '#app/selectors/proofs.ts';

/** The tabs under the editor. */
export type PanelId = 'findings' | 'proof' | 'access' | 'try' | 'export' | 'next-steps' | 'context';
/** The views of a narrow screen. */
export type ViewId = 'answers' | 'documents' | 'findings';
export type ThemeId = 'system' | 'light' | 'dark';
export type DialogId = 'scenarios' | 'share' | 'shortcuts' | 'console' | 'difference' | 'rules';

/** What was said about a link that was opened. */
export type LinkNote =
  | { readonly kind: 'opened'; readonly notes: readonly string[]; readonly replaced: PageDraft | null }
  | { readonly kind: 'refused'; readonly message: string };

/** A place in the editor to go to. */
export interface Target {
  readonly documentId: string;
  readonly offset: number;
  readonly token: number;
}

export interface State {
  /** Which rows of the catalog are there: those of the first view, or all. */
  readonly rows: 'first' | 'all';
  readonly draft: PageDraft;
  readonly past: readonly PageDraft[];
  readonly future: readonly PageDraft[];
  readonly step: StepId | null;
  /** Counts wishes from outside the wizard to be taken to the open step. */
  readonly stepWish: number;
  /** Questions that were left once: only they show their errors. */
  readonly visited: ReadonlySet<FieldId>;
  readonly focused: FieldId | null;
  readonly documentId: string | null;
  /** The statement that holds the cursor, in the open document. */
  readonly statement: number | null;
  readonly panel: PanelId;
  readonly view: ViewId;
  readonly theme: ThemeId;
  readonly dialog: DialogId | null;
  readonly link: LinkNote | null;
  readonly target: Target | null;
  /** What the worker found, text by text. */
  readonly checks: Checks;
  /** What came of holding the documents against what is expected of them. */
  readonly proving: Proving;
  /** The request in the form of “Try a request”; null: the first that comes to mind. */
  readonly trial: OpenCall | null;
  /** The statements that decide on it. */
  readonly deciding: readonly StatementLocation[];
  /** The rule that the rule reference opens at. */
  readonly rule: string | null;
  /** Whether the warning about placeholders was shown for this draft. */
  readonly warned: boolean;
  /** What the polite live region says. */
  readonly announcement: string;
}

export const EMPTY_DRAFT: PageDraft = { answers: startAnswers(), overrides: {} };

export const INITIAL_STATE: State = {
  rows: 'first',
  draft: EMPTY_DRAFT,
  past: [],
  future: [],
  step: 'entity',
  stepWish: 0,
  visited: new Set(),
  focused: null,
  documentId: null,
  statement: null,
  panel: 'findings',
  view: 'answers',
  theme: 'system',
  dialog: null,
  link: null,
  target: null,
  checks: NO_CHECKS,
  proving: { last: null, fault: null },
  trial: null,
  deciding: [],
  rule: null,
  warned: false,
  announcement: '',
};

const HISTORY = 200;

/** The state with a new draft; the old one can be had back. Quick changes of one question are one step back. */
export function withDraft(state: State, draft: PageDraft, merge: boolean): State {
  if (draft === state.draft) return state;
  const past = merge && state.past.length > 0 ? state.past : [...state.past, state.draft].slice(-HISTORY);
  return { ...state, draft, past, future: [], warned: false };
}

export function withAnswers(draft: PageDraft, answers: Answers): PageDraft {
  return answers === draft.answers ? draft : { ...draft, answers };
}

export function undone(state: State): State {
  const draft = state.past.at(-1);
  if (!draft) return state;
  return { ...state, draft, past: state.past.slice(0, -1), future: [state.draft, ...state.future] };
}

export function redone(state: State): State {
  const [draft, ...future] = state.future;
  if (!draft) return state;
  return { ...state, draft, past: [...state.past, state.draft], future };
}
