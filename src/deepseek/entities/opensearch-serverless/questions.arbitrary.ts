// Valid answers to the question in questions.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

function collection({ partition, regions, account }: AnswerBasis): fc.Arbitrary<string> {
  const id = inputs.chars('abcdefghijklmnopqrstuvwxyz0123456789', 20);
  return fc
    .tuple(fc.constantFrom(...regions), id)
    .map(([region, text]) => `arn:${partition}:aoss:${region}:${account}:collection/${text}`);
}

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  collections: () => entries(collection(stage)),
});
