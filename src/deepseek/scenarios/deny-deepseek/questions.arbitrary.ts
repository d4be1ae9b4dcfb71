// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import { MODELS } from '#deepseek/facts/models.ts';
import { some, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

const models = MODELS.map((model) => model.id);

export const validQuestions: ValidFor<typeof questions> = () => ({
  denyScope: () => fc.constantFrom('all', 'some'),
  deniedModels: () => some(models),
  sideDoors: () => fc.boolean(),
});
