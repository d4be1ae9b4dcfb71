// Valid answers to the questions of cluster-fields.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import { servingRegistry } from '#deepseek/facts/image-registries.ts';
import type { clusterFields } from './cluster-fields.ts';

export const validClusters = ({
  partition,
  regions,
  account,
}: AnswerBasis): ValidOf<typeof clusterFields> => ({
  sharedRepositories: () =>
    entries(
      fc
        .tuple(
          fc.constantFrom(...regions),
          inputs.accountId,
          inputs.chars('abcdefghijklmnopqrstuvwxyz', 2, 12),
        )
        .filter(([region, other]) => other !== account && servingRegistry(region) !== other)
        .map(([region, other, name]) => `arn:${partition}:ecr:${region}:${other}:repository/${name}`),
      0,
      3,
    ),
  gpuCapacity: () => fc.constantFrom('open', 'targeted', 'create', 'block'),
  capacityReservations: () =>
    entries(
      fc.oneof(
        inputs.chars('0123456789abcdef', 17, 17).map((id) => `cr-${id}`),
        fc
          .tuple(fc.constantFrom(...regions), inputs.chars('0123456789abcdef', 17, 17))
          .map(([region, id]) => `arn:${partition}:ec2:${region}:${account}:capacity-reservation/cr-${id}`),
      ),
    ),
});
