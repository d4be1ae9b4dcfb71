// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = ({ partition, regions, account }) => ({
  ecsCapacity: () => fc.constantFrom('instances', 'managed', 'existing'),
  ecsCluster: () =>
    fc.oneof(
      inputs.clusterName,
      inputs.clusterName.map((name) => `arn:${partition}:ecs:${regions[0]}:${account}:cluster/${name}`),
    ),
  reservationGroups: () =>
    entries(
      fc
        .tuple(fc.constantFrom(...regions), inputs.chars('abcdefghijklmnopqrstuvwxyz', 2, 12))
        .map(([region, name]) => `arn:${partition}:resource-groups:${region}:${account}:group/${name}`),
      0,
      3,
    ),
  ecsInstanceRoleName: () => inputs.furtherRoleName('instance'),
  ecsInfrastructureRoleName: () => inputs.furtherRoleName('infrastructure'),
});
