// Valid answers to the question in questions.ts.
import * as fc from 'fast-check';
import { accountId } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = (stage) => {
  const { partition, regions, account } = stage;
  const region = fc.constantFrom(...regions);
  const accessPoint = fc
    .tuple(
      fc.constantFrom('deepseek-weights-ap', 'ap1'),
      fc.boolean(),
      region,
      fc.oneof(fc.constant(account), accountId),
    )
    .map(([name, bare, where, owner]) =>
      bare ? name : `arn:${partition}:s3:${where}:${owner}:accesspoint/${name}`,
    );
  return {
    accessPoints: () => entries(accessPoint, 0, 3),
  };
};
