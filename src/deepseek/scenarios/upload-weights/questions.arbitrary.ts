// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import type { ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = () => ({
  syncUploads: () => fc.boolean(),
  bucketTls: () => fc.boolean(),
});
