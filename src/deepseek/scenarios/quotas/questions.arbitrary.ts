// Valid answers to the question in questions.ts.
import * as fc from 'fast-check';
import type { ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = () => ({
  quotaServices: () => fc.subarray(['bedrock', 'sagemaker', 'ec2'], { minLength: 1 }),
});
