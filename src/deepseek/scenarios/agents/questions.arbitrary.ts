// Valid answers to the question in questions.ts.
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  actionSchemas: () => entries(inputs.jobBucketOrFile(stage), 0, 2),
});
