// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import { agentName, repository } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  agentNames: () => entries(agentName, 1, 3),
  agentHarness: () => fc.boolean(),
  agentImages: () => entries(repository(stage), 0, 2),
  agentTelemetry: () => fc.boolean(),
  agentTokens: () => fc.boolean(),
});
