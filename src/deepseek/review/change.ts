// What can differ between two versions of a draft. Each change can be made to one version or taken back from the other.
import type { Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { OwnCase } from '#iam/request/call.ts';

/** One question whose answer differs, in words. */
export interface ChangedAnswer {
  readonly question: string;
  /** Undefined where the question is not asked in the shared version. */
  readonly before: string | undefined;
  /** Undefined where the question is not asked in the changed version. */
  readonly after: string | undefined;
}

/** The raw answers to the questions of one change, in one of the versions; undefined for a starting value. */
export interface StatedAnswers {
  readonly scenario?: ScenarioId;
  readonly values: Readonly<Partial<Record<FieldId, FieldValue | undefined>>>;
}

/** A changed answer, with the answers to questions that are asked, or start otherwise, because of it. */
export interface AnswerChange {
  readonly kind: 'answer';
  /** Names the change among those of one comparison. */
  readonly id: string;
  readonly field: FieldId | 'scenario';
  /** The changed answer first, then those that come with it. */
  readonly answers: readonly ChangedAnswer[];
  readonly before: StatedAnswers;
  readonly after: StatedAnswers;
}

/** A place of a document that reads differently by hand, or the whole text where it is not a policy. */
export interface EditChange {
  readonly kind: 'edit';
  readonly id: string;
  readonly documentId: string;
  /** In words, what was done; undefined for the whole text. */
  readonly place: string | undefined;
  /** A text without the change, and the same with it; undefined: as the wizard composes it. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The answers that both belong to. */
  readonly at: Answers;
}

/** An expectation that a person added, removed or changed. */
export interface CaseChange {
  readonly kind: 'case';
  readonly id: string;
  readonly label: string;
  readonly before: OwnCase | undefined;
  readonly after: OwnCase | undefined;
}

export type DraftChange = AnswerChange | EditChange | CaseChange;
