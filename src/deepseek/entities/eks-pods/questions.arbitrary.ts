// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import { accountId, chars, roleName } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, regionsOf, type AnswerBasis, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';

const ID = LOWER.toUpperCase();

/** A cluster, mostly of the role's own account. */
function cluster({ partition, account }: AnswerBasis): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...regionsOf(partition)),
      fc.oneof({ arbitrary: fc.constant(account), weight: 2 }, { arbitrary: accountId, weight: 1 }),
      fc.oneof(fc.constant('inference-cluster'), chars(`${LOWER}${ID}`, 1, 100)),
    )
    .map(([region, owner, name]) => `arn:${partition}:eks:${region}:${owner}:cluster/${name}`);
}

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  clusters: () => entries(cluster(stage), 1, 3),
  podSessionTags: () => fc.boolean(),
  podRoleName: () => roleName,
});
