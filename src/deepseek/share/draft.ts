// The draft of a person: the answers, the hand edits, and the person's own test cases.
import type { Answers } from '#deepseek/answers/answers.ts';
import type { OwnCase } from '#iam/request/call.ts';

export interface Draft {
  readonly answers: Answers;
  /** Document id → the text in its place. */
  readonly overrides: Readonly<Record<string, string>>;
  /** Document id → the answers that its text was edited against; absent: those of the draft. */
  readonly editedAt?: Readonly<Record<string, Answers>>;
  /** Document id → the ids of edits whose place the wizard changed too, until the person has chosen a version. */
  readonly undecided?: Readonly<Record<string, readonly string[]>>;
  /** What the documents are expected to allow and deny besides what the scenario says; absent where there is nothing. */
  readonly cases?: readonly OwnCase[];
  /** Parts of the link that it came from, by their keys, which this version does not know: its next link has them too. */
  readonly unknownParts?: Readonly<Record<string, string>>;
}

/** The draft that was shared, and the draft that somebody made of it. */
export interface ComparedDrafts {
  readonly shared: Draft;
  readonly changed: Draft;
}
