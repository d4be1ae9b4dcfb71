// What a block of the permissions boundary for app roles is made from.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';

export interface Boundary {
  readonly checked: CheckedAnswers;
  readonly chosen: (block: string) => boolean;
  /** An ARN of the account, in any Region. */
  readonly own: (service: string, resource: string) => string;
  /** The same of any account. */
  readonly anyones: (service: string, resource: string) => string;
}

/** The questions that all blocks depend on. */
export const BOUNDARY_ANSWERS = ['boundaryBlocks', 'account', 'governPartition'] as const;
