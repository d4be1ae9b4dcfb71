// Valid answers to the questions of hyperpod-fields.ts.
import * as fc from 'fast-check';
import { bucket } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import type { hyperpodFields } from './hyperpod-fields.ts';

function cluster({ partition, regions, account }: AnswerBasis): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...regions), fc.constantFrom('hyperpod-eks', 'train_1', 'a1'))
    .map(([region, name]) => `arn:${partition}:eks:${region}:${account}:cluster/${name}`);
}

export const validHyperpod = (stage: AnswerBasis): ValidOf<typeof hyperpodFields> => ({
  orchestrator: () => fc.constantFrom('eks', 'slurm'),
  hyperpodEks: () => entries(cluster(stage), 1, 3),
  podIdentity: () => fc.boolean(),
  lifecycleScripts: () => entries(bucket(stage), 1, 2),
});
