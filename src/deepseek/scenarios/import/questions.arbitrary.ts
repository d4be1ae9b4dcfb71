// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import { roleName } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = (stage) => {
  const { partition, account } = stage;
  const keyUser = fc
    .tuple(fc.constantFrom('role', 'user', 'role/teams'), roleName)
    .map(([kind, name]) => `arn:${partition}:iam::${account}:${kind}/${name}`);
  return {
    keyOperators: () => entries(keyUser, 0, 3),
    keyCallers: () => entries(keyUser, 0, 3),
    modelKeyViaService: () => fc.boolean(),
  };
};
