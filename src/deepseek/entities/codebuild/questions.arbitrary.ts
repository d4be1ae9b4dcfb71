// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import { named } from '#deepseek/answers/fields/compute-fields.arbitrary.ts';
import { entries, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  buildProjects: () => entries(named(stage, 'codebuild', 'project/', 60), 1, 3),
  buildLogs: () => fc.boolean(),
});
