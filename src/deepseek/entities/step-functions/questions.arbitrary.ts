// Valid answers to the questions in questions.ts.
import { bucket } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  payloadInput: () => entries(bucket(stage), 0, 2),
  payloadOutput: () => entries(bucket(stage), 0, 2),
});
