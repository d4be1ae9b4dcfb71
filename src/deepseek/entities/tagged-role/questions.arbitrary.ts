// Valid answers to the question in questions.ts.
import * as fc from 'fast-check';
import { chars } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export const validQuestions: ValidFor<typeof questions> = () => ({
  sessionTagKeys: () =>
    entries(fc.oneof(fc.constantFrom('team', 'cost center'), chars(`${LETTERS}_.:/=+-@é`, 1, 60)), 1, 3)
      .map((keys) => keys.filter((key) => !/^aws:/i.test(key)))
      .filter((keys) => keys.length > 0),
});
