// What the page holds: the draft with its history, what is open, and what the worker answered.
import type { StoreApi } from 'zustand';
import {
  type AnswerProblem,
  type Answers,
  type FieldId,
  type StepId,
  startAnswers,
} from '#deepseek/answers/index.ts';
import type { ScenarioId } from '#deepseek/catalog/index.ts';
import type { OpenCall } from '#iam/request/index.ts';
import type { StatementLocation } from '#iam/environment/index.ts';
import type { Breadth } from '#worker/protocol.ts';
import { NO_ACCESS, type AccessState } from './access.ts';
import type { Checks } from './checks.ts';
import { NO_EXPORT_CHOICE, type ExportChoice } from './export-choice.ts';
import { NOTHING_KEPT, type Keeping } from './keeping.ts';
import type { PageDraft } from './pasted.ts';
import { NO_PROOFS, type ProofState, type RecognizedPolicies } from './proofs.ts';
import { NO_START_TEXT, type LeftOutLine, type StartText } from './start.ts';

// What is known of the texts on screen before anything is checked: apart from checks.ts, which is loaded later.
export const NO_CHECKS: Checks = {
  byText: new Map(),
  byDocument: new Map(),
  fault: null,
  missing: [],
  date: undefined,
};

/** What the large pane shows below the status. */
export type PaneId = 'documents' | 'create' | 'access' | 'map' | 'tighten' | 'review';
/** The sheet that pushes the documents aside. */
export type SideId = 'checks' | 'notes';
export type ThemeId = 'system' | 'light' | 'dark';
export type DialogId = 'share' | 'shortcuts' | 'palette' | 'difference' | 'rules' | 'recent' | 'offline';

/** What was begun next to the draft: the text in the box, and the request that is tried. */
export type Begun = Pick<State, 'start' | 'triedCall'>;

/** What was on screen when a link was opened. */
export interface Replaced {
  readonly draft: PageDraft;
  readonly begun: Begun;
}

/** What the banner says about a link that was opened. */
export type LinkNote =
  | {
      readonly kind: 'opened';
      readonly notes: readonly string[];
      readonly replaced: Replaced | null;
      /** Whether the link holds a shared version and a changed one. */
      readonly isComparison: boolean;
    }
  | { readonly kind: 'refused'; readonly message: string };

/** A position in a document that the editor moves to. */
export interface Target {
  readonly documentId: string;
  readonly offset: number;
  /** Distinguishes two moves to the same position. */
  readonly token: number;
}

export interface State {
  /** The problems of the kit that answers make. Null until the code that composes and all rows of the catalog are loaded. */
  readonly problemsOf: ((answers: Answers) => readonly AnswerProblem[]) | null;
  readonly draft: PageDraft;
  readonly past: readonly PageDraft[];
  readonly future: readonly PageDraft[];
  /** The question or document that was changed last: further changes to it are the same step of undo. */
  readonly editing: string | null;
  /** The open step; null while all are closed. */
  readonly step: StepId | null;
  /** Steps that a person opened and left again. */
  readonly seen: ReadonlySet<StepId>;
  readonly start: StartText;
  /** Counts requests from outside the wizard to focus the open step. */
  readonly stepFocusCount: number;
  /** The question to focus in that step; null: its heading. */
  readonly focusTarget: FieldId | null;
  /** Questions that were left once: only they show their errors. */
  readonly visited: ReadonlySet<FieldId>;
  readonly focused: FieldId | null;
  /** The question whose chip has the pointer or the focus. */
  readonly lit: FieldId | null;
  readonly documentId: string | null;
  /** The statement at the cursor, in the open document. */
  readonly statement: number | null;
  readonly pane: PaneId;
  readonly side: SideId | null;
  readonly theme: ThemeId;
  readonly dialog: DialogId | null;
  readonly link: LinkNote | null;
  /** What this browser kept of an earlier visit, for the first view to offer. */
  readonly resume: { readonly name: string; readonly show: () => void } | null;
  /** Whether the draft is kept when the page is left, and how another tab changed it. */
  readonly keeping: Keeping;
  readonly target: Target | null;
  /** The worker's findings, by text. */
  readonly checks: Checks;
  /** The answers that make all of the pasted policies: what their scenario expects is proved too. */
  readonly recognized: RecognizedPolicies | null;
  /** Results of verifying the expectations against the documents. */
  readonly proving: ProofState;
  /** How far pasted and edited policies reach, as far as the worker has said. */
  readonly breadth: readonly Breadth[];
  /** What a broad policy is for, of the tasks that it may be for; null: the likeliest. */
  readonly task: ScenarioId | null;
  readonly access: AccessState;
  readonly exporting: ExportChoice;
  /** The request in the form of “Try a request”; null: the first of the kit's. */
  readonly triedCall: OpenCall | null;
  /** The statements that decide it. */
  readonly deciding: readonly StatementLocation[];
  /** The rule that the rule reference opens at. */
  readonly rule: string | null;
  /** Whether the warning about placeholders was shown for this draft. */
  readonly warned: boolean;
  /** Document id → the text that was last copied. */
  readonly copied: Readonly<Record<string, string>>;
  /** What was said about the policies that were pasted last, also about those that could not be read. */
  readonly pasteMessages: readonly string[];
  /** What a text named that no answer of the kit holds. */
  readonly leftOut: readonly LeftOutLine[];
  /** The text of the polite live region. */
  readonly announcement: string;
}

/** The part of the store that transitions, services and persistence use. */
export type Store = Pick<StoreApi<State>, 'getState' | 'setState' | 'subscribe'>;

export const EMPTY_DRAFT: PageDraft = { answers: startAnswers(), overrides: {} };

export const INITIAL_STATE: State = {
  problemsOf: null,
  draft: EMPTY_DRAFT,
  past: [],
  future: [],
  editing: null,
  step: null,
  seen: new Set(),
  start: NO_START_TEXT,
  stepFocusCount: 0,
  focusTarget: null,
  visited: new Set(),
  focused: null,
  lit: null,
  documentId: null,
  statement: null,
  pane: 'documents',
  side: null,
  theme: 'system',
  dialog: null,
  link: null,
  resume: null,
  keeping: NOTHING_KEPT,
  target: null,
  checks: NO_CHECKS,
  recognized: null,
  proving: NO_PROOFS,
  breadth: [],
  task: null,
  access: NO_ACCESS,
  exporting: NO_EXPORT_CHOICE,
  triedCall: null,
  deciding: [],
  rule: null,
  warned: false,
  copied: {},
  pasteMessages: [],
  leftOut: [],
  announcement: '',
};
