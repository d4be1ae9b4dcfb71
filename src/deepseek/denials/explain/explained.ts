// Why a call was refused, and what to change.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { Statement } from '#iam/policy/policy.ts';
import type { Denial, DenialLayer } from '#deepseek/denials/denial.ts';
import type { CauseId } from './causes.ts';
import type { CodeChange } from './code-change.ts';
import type { Exemption } from './exemption.ts';
import type { ModelFix } from './model-fix.ts';
import type { NextCalls } from './next-of-calls.ts';
import type { WiderStatements } from './wider.ts';

export interface DenialCause {
  readonly id: CauseId;
  /** What is so, in a line: what follows “Denied: ”, or “Not a denial: ”. */
  readonly title: string;
  /** What is so, `advice`, and why statements are for more Regions than the message names; a sentence each. */
  readonly text: string;
  /** One sentence more than the title says; undefined where the fixes say it. */
  readonly advice: string | undefined;
  /** The AWS page it rests on. */
  readonly page: string;
}

/** How the refusal compares with the documents at hand. */
export type DenialComparison =
  /** There are no documents, or none of this principal. */
  | 'no-documents'
  /** The message does not say enough to decide with the documents. */
  | 'undecided'
  | 'same'
  /** The documents allow the call. */
  | 'documents-allow'
  /** The documents refuse in another layer than AWS names. */
  | 'other-layer'
  /** It depends on condition keys that the message does not give. */
  | 'depends';

/** What a fix changes in the access of the role. */
export interface FixAccess {
  /** Numbers of actions. */
  readonly gained: number;
  readonly changed: number;
  readonly lost: number;
  /** What the role can do afterwards and could not before: "bedrock:InvokeModel on arn:…"; at most a few. */
  readonly opens: readonly string[];
  /** How many more there are. */
  readonly more: number;
}

interface FixBase {
  /** The button: "Add us-west-2". */
  readonly label: string;
  /** What it does, or what to send or run. */
  readonly text: string;
  /** Whether the call is allowed afterwards, as far as the documents decide. */
  readonly proved: boolean;
  readonly access: FixAccess | undefined;
  /** Values in the code that change along with it, because the call fails without that whatever the policies say. */
  readonly changes: readonly CodeChange[];
}

export interface FurtherAnswer {
  readonly field: FieldId;
  readonly value: FieldValue;
  readonly question: string;
}

/** Another answer in the wizard. */
export interface AnswerFix extends FixBase {
  readonly kind: 'answer';
  readonly field: FieldId;
  readonly value: FieldValue;
  /** The label of the question. */
  readonly question: string;
  /** Answers that have to change along with it. */
  readonly further: readonly FurtherAnswer[];
}

/** What goes with the statements that let the refused call through. */
export interface Beside {
  /** The calls that the same step makes next. */
  readonly next: readonly NextCalls[];
  /** The same statements for more than the one object, stream or job that failed. */
  readonly wider: WiderStatements | undefined;
}

/** Statements to add by hand, or to have in place of those that were pasted. */
export interface StatementFix extends FixBase, Beside {
  readonly kind: 'statement';
  /** The document to add it to; undefined if it is not here. */
  readonly documentId: string | undefined;
  readonly layer: DenialLayer;
  readonly statements: readonly Statement[];
  /** Whether they take the place of those that the text has. */
  readonly isInstead: boolean;
}

/** Only the code changes. */
export interface CodeOnlyFix extends FixBase {
  readonly kind: 'code';
}

/** Something for the owners of another document; `text` is what to send them, with all that the other members have. */
export interface TeamFix extends FixBase, Beside {
  readonly kind: 'team';
  /** The kind of policy to change. */
  readonly layer: DenialLayer;
  /** What to add to it; empty where a Deny has to change, or the message does not say enough. */
  readonly statements: readonly Statement[];
  /** How a Deny lets the call through. */
  readonly exemption: Exemption | undefined;
  /** "the owner of the service control policies" */
  readonly team: string;
}

/** Something to do that changes no policy. */
export interface StepFix extends FixBase {
  readonly kind: 'step';
  readonly code: string | undefined;
}

/** Nothing should be changed. */
export interface NoFix extends FixBase {
  readonly kind: 'none';
}

export type DenialFix = AnswerFix | StatementFix | CodeOnlyFix | TeamFix | StepFix | NoFix;

export interface ExplainedDenial {
  readonly denial: Denial;
  readonly comparison: DenialComparison;
  /** Whether policies refused a call; else the message is about what no policy changes. */
  readonly denied: boolean;
  readonly cause: DenialCause;
  /** The best first. */
  readonly fixes: readonly DenialFix[];
  /** What the call of the model needs, where that is what mends it. */
  readonly model: ModelFix | undefined;
}
