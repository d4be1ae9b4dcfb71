// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import { bucket } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

function cluster({ partition, regions, account }: AnswerBasis): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...regions), fc.constantFrom('hyperpod-eks', 'train_1', 'a1'))
    .map(([region, name]) => `arn:${partition}:eks:${region}:${account}:cluster/${name}`);
}

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  orchestrator: () => fc.constantFrom('eks', 'slurm'),
  hyperpodEks: () => entries(cluster(stage), 1, 3),
  lifecycleScripts: () => entries(bucket(stage), 1, 2),
  podIdentity: () => fc.boolean(),
});
