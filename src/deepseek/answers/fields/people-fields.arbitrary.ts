// Valid answers to the questions of people-fields.ts.
import * as fc from 'fast-check';
import { callerName, chars } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import type { peopleFields } from './people-fields.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** A role or user of the role's own account, named or as an ARN. */
function own(kind: 'role' | 'user', { partition, account }: AnswerBasis): fc.Arbitrary<string> {
  const name = fc.oneof(fc.constantFrom('alice', 'AppBackend'), callerName);
  return fc.oneof(
    name,
    fc
      .tuple(fc.constantFrom('', 'apps/'), name)
      .map(([path, text]) => `arn:${partition}:iam::${account}:${kind}/${path}${text}`),
  );
}

export const validPeople = (stage: AnswerBasis): ValidOf<typeof peopleFields> => ({
  permissionSets: () =>
    entries(fc.oneof(fc.constant('DeepSeekUsers'), chars(`${LETTERS}_+=,.@-`, 1, 32)), 1, 3),
  mfaUsers: () => entries(own('user', stage), 1, 3),
  mfaAge: () => fc.integer({ min: 300, max: 129_600 }).map(String),
  callerRoles: () => entries(own('role', stage), 1, 3),
});
