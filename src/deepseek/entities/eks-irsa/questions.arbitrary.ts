// Valid answers to the question in questions.ts.
import * as fc from 'fast-check';
import { partitionById } from '#iam/facts/regions.ts';
import { chars } from '#deepseek/answers/inputs.arbitrary.ts';
import { regionsOf, type AnswerBasis, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';

const ID = LOWER.toUpperCase();

function eksIssuer({ partition }: AnswerBasis): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('', 'https://'), fc.constantFrom(...regionsOf(partition)), chars(ID, 32))
    .map(
      ([before, region, id]) => `${before}oidc.eks.${region}.${partitionById(partition).dnsSuffix}/id/${id}`,
    );
}

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  eksIssuer: () => eksIssuer(stage),
});
