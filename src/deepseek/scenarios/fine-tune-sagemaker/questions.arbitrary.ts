// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import { offeredIn, name } from '#deepseek/answers/fields/training-fields.arbitrary.ts';
import type { ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = (stage) => {
  const { compute } = offeredIn(stage);
  return {
    trainingCompute: () => fc.constantFrom(...compute),
    modelPackageGroup: () => name,
    jobPrefix: () => fc.constantFrom('deepseek-', 'ml', 'Tune-R1-'),
  };
};
