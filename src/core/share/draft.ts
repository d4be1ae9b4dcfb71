// What a person has made so far: the answers, and the documents edited by hand.
import type { Answers } from '#core/answers/answers.ts';

export interface Draft {
  readonly answers: Answers;
  /** Document id → the text in its place. */
  readonly overrides: Readonly<Record<string, string>>;
}
