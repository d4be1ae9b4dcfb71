// Valid answers to the questions in questions.ts.
import { partitionOf } from '#deepseek/answers/fields/govern-fields.arbitrary.ts';
import { keyArn } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, regionsOf, some, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = (stage) => {
  const partition = partitionOf(stage);
  return {
    boundaryBlocks: () =>
      some([
        'models',
        'profiles',
        'app-profiles',
        'imported',
        'guardrails',
        'reads',
        'short-keys',
        'logs',
        'service-logs',
        'agentcore',
        'mantle',
        'marketplace',
        'sagemaker',
        'shared-guardrails',
        'keys',
      ]),
    boundaryKeys: () => entries(keyArn({ partition, regions: regionsOf(partition), account: stage.account })),
  };
};
