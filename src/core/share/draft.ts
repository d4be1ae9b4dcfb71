// What a person has made so far: the answers, the documents edited by hand, and cases of their own.
import type { Answers } from '#core/answers/answers.ts';
import type { OwnCase } from '#core/request/call.ts';

export interface Draft {
  readonly answers: Answers;
  /** Document id → the text in its place. */
  readonly overrides: Readonly<Record<string, string>>;
  /** What the documents are expected to allow and deny besides what the scenario says; absent where there is nothing. */
  readonly cases?: readonly OwnCase[];
}
