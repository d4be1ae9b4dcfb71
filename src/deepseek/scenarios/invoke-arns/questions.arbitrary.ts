// Valid answers to the questions in questions.ts.
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  modelArns: () => entries(inputs.callable(stage), 1, 8),
  backingEndpoints: () => entries(inputs.endpoint(stage)),
});
