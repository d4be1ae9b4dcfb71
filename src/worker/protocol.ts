// The questions of the page to its worker, and the answers.
import type { Demand, FindingTerms } from '#iam/config/index.ts';
import type {
  Completion,
  FixChoice,
  FixedText,
  Hover,
  KnownNames,
  PolicyFinding,
  PolicyText,
} from '#iam/editing/index.ts';
import type { TextRange } from '#iam/json/index.ts';
import type { FoundPolicies, SourceText } from '#iam/import/index.ts';
import type { Fix, Rule } from '#iam/findings/index.ts';
import type { Expectation, OpenCall } from '#iam/request/index.ts';
import type { PolicyEnvironment, Proof, RequestHelp, TokenReading } from '#iam/environment/index.ts';
import type {
  AccessForm,
  AccessQuery,
  AccessSummary,
  AccessView,
  StatementsByAction,
  Subject,
} from '#iam/access/index.ts';
import type { Hints, OpenedPolicies, PolicyToOpen } from '#deepseek/recognize/index.ts';
import type { DenialDocuments, DiagnosedGroup, Diagnosis, FixedDecision } from '#deepseek/denials/index.ts';
import type { Answers } from '#deepseek/answers/index.ts';
import type { ScenarioId } from '#deepseek/catalog/index.ts';
import type { PolicyToTighten, TightenChoice, Tightened } from '#deepseek/tighten/index.ts';
import type { Breadth, Cure, ReadinessInput } from '#deepseek/readiness/index.ts';

export type { FixedDecision } from '#deepseek/denials/index.ts';
export type { DiagnosedGroup, Diagnosis } from '#deepseek/denials/index.ts';
export type { TightenChoice } from '#deepseek/tighten/index.ts';
export type { PolicyToTighten, Tightened } from '#deepseek/tighten/index.ts';
export type { DenialDocuments } from '#deepseek/denials/index.ts';
export type { Breadth, Cure, ReadinessInput } from '#deepseek/readiness/index.ts';
export type { Completion } from '#iam/editing/index.ts';
export type { Proof } from '#iam/environment/index.ts';
export type { PolicyEnvironment } from '#iam/environment/index.ts';
export type { RequestHelp } from '#iam/environment/index.ts';
export type { TokenReading } from '#iam/environment/index.ts';
export type { CallResult, CallOutcome, LocatedReason } from '#iam/environment/index.ts';
export type { Hover } from '#iam/editing/index.ts';
export type { FoundPolicies, SourceText } from '#iam/import/index.ts';
export type { FixChoice, FixedText } from '#iam/editing/index.ts';
export type { OpenedPolicies } from '#deepseek/recognize/index.ts';
export type { PolicyFinding, PolicyText } from '#iam/editing/index.ts';
export type { TextRange } from '#iam/json/index.ts';

/** What a template leaves open in a text has no finding. */
export interface TextToCheck extends PolicyText {
  /** What a team demands of it. */
  readonly demands?: readonly Demand[] | undefined;
  readonly unresolved?: readonly { readonly marker?: string | undefined }[] | undefined;
}

/** The result of checking one text. */
export interface PolicyCheck {
  readonly findings: readonly PolicyFinding[];
  /** The range of each statement. */
  readonly statements: readonly TextRange[];
}

export interface ChecksAnswer {
  /** One for each policy of the question, in that order. */
  readonly checks: readonly PolicyCheck[];
  /** Whether a better answer follows: files of the service reference are still loading. */
  readonly more: boolean;
  /** Files of the service reference that could not be loaded: the policies were checked without them. */
  readonly missing: readonly string[];
  /** The date of the service reference, once its index is loaded. */
  readonly date: string | undefined;
}

/** What a subject can do, as far as it is known. */
export interface AccessAnswer {
  /** Undefined while the index of the service reference is not loaded. */
  readonly view: AccessView | undefined;
  /** Whether a better answer follows: files of the service reference are still loading. */
  readonly more: boolean;
  /** Files of the service reference that could not be loaded. */
  readonly missing: readonly string[];
}

/** A rule with its examples as texts. */
export interface RuleText extends Omit<Rule, 'bad' | 'good'> {
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

/** A kit by what it is made of, and the id of a cause. */
export interface CauseToCure extends Pick<ReadinessInput, 'answers' | 'documents' | 'meant'> {
  readonly cause: string;
}

/** Each kind of question with its answer. */
export interface Questions {
  check: { ask: readonly TextToCheck[]; answer: ChecksAnswer };
  fix: { ask: { readonly text: string; readonly fix: Fix }; answer: string };
  'fix-all': {
    /** What is ignored stays as it is. */
    ask: PolicyText & { readonly which: FixChoice; readonly terms: FindingTerms };
    answer: FixedText;
  };
  find: {
    ask: {
      readonly text: string;
      readonly file?: string | undefined;
      /** Files that were given together with it. */
      readonly beside?: readonly SourceText[];
    };
    answer: FoundPolicies;
  };
  /** The wizard's answers for pasted policies. Only the newest question counts: earlier ones are answered with null. */
  recognize: {
    ask: { readonly policies: readonly PolicyToOpen[]; readonly hints: Hints };
    answer: OpenedPolicies | null;
  };
  hover: { ask: PolicyText & { readonly offset: number }; answer: Hover | undefined };
  /** What the actions at an offset may be written as, and the text after each. */
  rewrites: {
    ask: PolicyText & { readonly offset: number };
    answer: readonly { readonly title: string; readonly text: string }[];
  };
  complete: {
    ask: PolicyText & { readonly offset: number; readonly known: KnownNames };
    answer: readonly Completion[];
  };
  /** Why the calls in a text were refused, as far as the documents tell; groups that were printed most come first. The diagnosis of each is of the role in the message, whatever the documents. */
  'explain-denials': {
    ask: { readonly text: string; readonly documents: DenialDocuments };
    answer: readonly DiagnosedGroup[];
  };
  /** What brings a kit nearer to ready, for one of the causes that keep it from being so. */
  'readiness-cures': { ask: CauseToCure; answer: readonly Cure[] };
  /** How far the identity policies among the documents reach, where they are not as composed. */
  'readiness-breadth': { ask: ReadinessInput['documents']; answer: readonly Breadth[] };
  /** Whether the statements of a diagnosis allow every call that the fixed code makes. */
  'decide-fixed': { ask: Diagnosis; answer: FixedDecision };
  /** The tasks that broad policies may be for. Only the newest question counts: earlier ones are answered with none. */
  'tighten-choices': { ask: readonly PolicyToTighten[]; answer: readonly TightenChoice[] };
  /** The policies narrowed to a task; null where they are for no role of it, or something newer was asked meanwhile. */
  tighten: {
    ask: {
      readonly policies: readonly PolicyToTighten[];
      readonly scenario: ScenarioId;
      /** What a person has stated since. */
      readonly values: Answers['values'];
    };
    answer: Tightened | null;
  };
  rules: { ask: null; answer: readonly RuleText[] };
  format: { ask: string; answer: string };
  prove: {
    ask: { readonly environment: PolicyEnvironment; readonly expectations: readonly Expectation[] };
    answer: readonly Proof[];
  };
  access: { ask: AccessQuery; answer: AccessAnswer };
  /** One answer, once everything is loaded. */
  'access-all': { ask: AccessQuery; answer: AccessAnswer };
  /** For a report: only of subjects whose documents can be read. */
  'access-summaries': { ask: readonly Subject[]; answer: readonly AccessSummary[] };
  'access-statements': {
    ask: { readonly subject: Subject; readonly prefix: string };
    answer: StatementsByAction;
  };
  'access-text': { ask: AccessQuery & { readonly form: AccessForm }; answer: string };
  /** The decision on a call, with everything that its form shows. */
  request: { ask: { readonly environment: PolicyEnvironment; readonly call: OpenCall }; answer: RequestHelp };
  /** The call that the holder of a web identity token makes. */
  token: {
    ask: { readonly environment: PolicyEnvironment; readonly text: string; readonly resource: string };
    answer: TokenReading;
  };
  /** Names of actions that complete what is typed. */
  'action-names': { ask: string; answer: readonly ActionSuggestion[] };
}

export interface ActionSuggestion {
  /** "bedrock:InvokeModel" */
  readonly name: string;
  /** "Amazon Bedrock" */
  readonly service: string;
}

export type Kind = keyof Questions;

/** A question with its number, as sent to the worker. */
export type Question = {
  [K in Kind]: { readonly id: number; readonly kind: K; readonly ask: Questions[K]['ask'] };
}[Kind];

/** An answer, or the reason why there is none. Some questions are answered more than once: see `more`. */
export type Reply =
  | { readonly id: number; readonly ok: true; readonly answer: Questions[Kind]['answer'] }
  | { readonly id: number; readonly ok: false; readonly message: string };
