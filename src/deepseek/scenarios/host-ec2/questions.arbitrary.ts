// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  logGroups: () => entries(inputs.logGroup(stage), 0, 3),
  describePeers: () => fc.boolean(),
});
