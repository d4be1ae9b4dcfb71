// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import { MODELS } from '#deepseek/facts/models.ts';
import { some, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = () => ({
  guardedModels: () => fc.constantFrom('all', 'deepseek'),
  guardedDeepSeek: () => some(MODELS.map(({ id }) => id)),
});
