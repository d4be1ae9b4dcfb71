// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import type { ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = () => ({
  weightsMount: () => fc.constantFrom('download', 'pod', 'driver'),
  eksNodeRoleName: () => inputs.furtherRoleName('node'),
  eksNodes: () => fc.constantFrom('managed', 'auto', 'existing'),
  eksClusterName: () => inputs.clusterName,
});
