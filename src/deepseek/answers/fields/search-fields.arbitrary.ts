// Valid answers to the questions of search-fields.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import type { searchFields } from './search-fields.ts';

/** The account of the models where a scenario asks for one: never the role's. */
const modelAccountOf = ({ account }: AnswerBasis): string =>
  account.slice(0, -1) + String((Number(account.at(-1)) + 1) % 10);

/** Where the models are. */
export const modelStage = (stage: AnswerBasis): AnswerBasis =>
  stage.scenario.fields.some((id: string) => id === 'modelAccount')
    ? { ...stage, account: modelAccountOf(stage) }
    : stage;

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
