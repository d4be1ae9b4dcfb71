// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';

function component({ partition, regions, account }: AnswerBasis): fc.Arbitrary<string> {
  const name = fc.array(inputs.chars(`${LOWER}ABC`, 1, 10), { minLength: 1, maxLength: 4 });
  return fc
    .tuple(fc.constantFrom(...regions), name)
    .map(
      ([region, parts]) =>
        `arn:${partition}:sagemaker:${region}:${account}:inference-component/${parts.join('-')}`,
    );
}

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  inferenceComponents: () => entries(component(stage), 0, 3),
  endpointCalls: () => fc.constantFrom('real-time', 'async', 'both'),
  asyncResults: () => entries(inputs.bucket(stage), 0, 3),
  endpointTokens: () => fc.boolean(),
  pollResults: () => fc.boolean(),
});
