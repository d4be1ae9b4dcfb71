// Valid answers to the question in questions.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';

const tagKey = fc.oneof(
  fc.constantFrom('team', 'cost center', 'sagemaker-sdk:note'),
  inputs.chars(`${LOWER}ABC _.:/=+-@`, 1, 60).filter((key) => key.trim() === key && !/^aws:/i.test(key)),
);

export const validQuestions: ValidFor<typeof questions> = () => ({
  extraTagKeys: () => entries(tagKey, 0, 4),
});
