// The questions of the page to its worker, and the answers.
import type { FindingTerms } from '#iam/config/config.ts';
import type { PolicyFinding, PolicyText } from '#iam/editing/check-policy.ts';
import type { TextRange } from '#iam/json/ranges.ts';
import type { FixChoice, FixedText } from '#iam/editing/apply-fix.ts';
import type { FoundPolicies, SourceText } from '#iam/import/read-policies.ts';
import type { Hover } from '#iam/editing/hover.ts';
import type { Rule } from '#iam/findings/rule.ts';
import type { Completion, KnownNames } from '#iam/editing/completion/completion.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import type { OpenCall } from '#iam/request/call.ts';
import type { Proof } from '#iam/environment/prove.ts';
import type { PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import type { RequestHelp } from '#iam/environment/request-help.ts';
import type { TokenReading } from '#iam/environment/token.ts';
import type { AccessQuery, AccessForm, AccessView } from '#iam/access/access-view.ts';
import type { StatementsByAction } from '#iam/access/statements-by-action.ts';
import type { AccessSummary } from '#iam/access/access-summary.ts';
import type { Subject } from '#iam/access/subject.ts';
import type { Hints, OpenedPolicies, PolicyToOpen } from '#deepseek/recognize/open-policies.ts';
import type { FixedDecision } from '#deepseek/denials/diagnosis/decide-fixed.ts';
import type { DiagnosedGroup, Diagnosis } from '#deepseek/denials/diagnosis/diagnosis.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { TightenChoice } from '#deepseek/tighten/choices.ts';
import type { PolicyToTighten, Tightened } from '#deepseek/tighten/tighten.ts';
import type { DenialDocuments } from '#deepseek/denials/explain/ground.ts';
import type { Fix } from '#iam/findings/fix.ts';
import type { Breadth, Cure, ReadinessInput } from '#deepseek/readiness/readiness.ts';

export type { FixedDecision } from '#deepseek/denials/diagnosis/decide-fixed.ts';
export type { DiagnosedGroup, Diagnosis } from '#deepseek/denials/diagnosis/diagnosis.ts';
export type { TightenChoice } from '#deepseek/tighten/choices.ts';
export type { PolicyToTighten, Tightened } from '#deepseek/tighten/tighten.ts';
export type { DenialDocuments } from '#deepseek/denials/explain/ground.ts';
export type { Breadth, Cure, ReadinessInput } from '#deepseek/readiness/readiness.ts';
export type { Completion } from '#iam/editing/completion/completion.ts';
export type { Proof } from '#iam/environment/prove.ts';
export type { PolicyEnvironment } from '#iam/environment/policy-environment.ts';
export type { RequestHelp } from '#iam/environment/request-help.ts';
export type { TokenReading } from '#iam/environment/token.ts';
export type { CallResult, CallOutcome, LocatedReason } from '#iam/environment/try-call.ts';
export type { Hover } from '#iam/editing/hover.ts';
export type { FoundPolicies, SourceText } from '#iam/import/read-policies.ts';
export type { FixChoice, FixedText } from '#iam/editing/apply-fix.ts';
export type { OpenedPolicies } from '#deepseek/recognize/open-policies.ts';
export type { PolicyFinding, PolicyText } from '#iam/editing/check-policy.ts';
export type { TextRange } from '#iam/json/ranges.ts';

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
  check: { ask: readonly PolicyText[]; answer: ChecksAnswer };
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
