// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

const judge = ({ partition, regions, account }: AnswerBasis): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...regions),
      fc.constantFrom(
        'amazon.nova-pro-v1:0',
        'meta.llama3-1-70b-instruct-v1:0',
        'mistral.mistral-large-2402-v1:0',
      ),
      fc.constantFrom('', '', 'us.', 'eu.', 'global.'),
    )
    .map(([region, id, prefix]) =>
      prefix === ''
        ? `arn:${partition}:bedrock:${region}::foundation-model/${id}`
        : `arn:${partition}:bedrock:${region}:${account}:inference-profile/${prefix}${id}`,
    );

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  evaluationKind: () => fc.constantFrom('automatic', 'judge', 'human'),
  evaluationPrompts: () => entries(inputs.jobBucketOrFile(stage), 1, 2),
  evaluationResults: () => entries(inputs.jobBucket(stage), 1, 2),
  judges: () => entries(judge(stage), 1, 2),
});
