// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { modelAccountOf, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  modelAccount: () => fc.constant(modelAccountOf(stage)),
  modelRoleName: () => inputs.roleName,
});
