// Valid answers to the questions of search-fields.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import {
  entries,
  modelAccountOf,
  type AnswerBasis,
  type ValidOf,
} from '#deepseek/answers/stage.arbitrary.ts';
import type { searchFields } from './search-fields.ts';

function collection({ partition, regions, account }: AnswerBasis): fc.Arbitrary<string> {
  const id = inputs.chars('abcdefghijklmnopqrstuvwxyz0123456789', 20);
  return fc
    .tuple(fc.constantFrom(...regions), id)
    .map(([region, text]) => `arn:${partition}:aoss:${region}:${account}:collection/${text}`);
}

export const validSearch = (stage: AnswerBasis): ValidOf<typeof searchFields> => ({
  collections: () => entries(collection(stage)),
  modelAccount: () => fc.constant(modelAccountOf(stage)),
  modelRoleName: () => inputs.roleName,
});
