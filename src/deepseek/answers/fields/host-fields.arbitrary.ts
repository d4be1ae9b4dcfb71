// Valid answers to the questions of host-fields.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import { JUMPSTART_REGIONS } from '#deepseek/facts/jump-start-regions.ts';
import type { hostFields } from './host-fields.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';

const namePrefix = fc.oneof(
  fc.constantFrom('deepseek-', 'ml'),
  fc.tuple(inputs.chars(LOWER, 1), inputs.chars(`${LOWER}-`, 1, 39)).map(([first, rest]) => first + rest),
);

const tagKey = fc.oneof(
  fc.constantFrom('team', 'cost center', 'sagemaker-sdk:note'),
  inputs.chars(`${LOWER}ABC _.:/=+-@`, 1, 60).filter((key) => key.trim() === key && !/^aws:/i.test(key)),
);

function component({ partition, regions, account }: AnswerBasis): fc.Arbitrary<string> {
  const name = fc.array(inputs.chars(`${LOWER}ABC`, 1, 10), { minLength: 1, maxLength: 4 });
  return fc
    .tuple(fc.constantFrom(...regions), name)
    .map(
      ([region, parts]) =>
        `arn:${partition}:sagemaker:${region}:${account}:inference-component/${parts.join('-')}`,
    );
}

export const validHost = (stage: AnswerBasis): ValidOf<typeof hostFields> => ({
  marketplaceEndpoints: () => entries(inputs.endpoint(stage)),
  inferenceComponents: () => entries(component(stage), 0, 3),
  endpointTokens: () => fc.boolean(),
  servedFrom: () =>
    stage.scenario.regionRule === 'hosting' &&
    stage.regions.every((region) => JUMPSTART_REGIONS.includes(region))
      ? fc.constantFrom('own', 'aws-image', 'jumpstart')
      : fc.constantFrom('own', 'aws-image'),
  registryAccount: () => inputs.accountId,
  extraTagKeys: () => entries(tagKey, 0, 4),
  endpointVpc: () => fc.boolean(),
  deployComponents: () => fc.boolean(),
  tagHosting: () => fc.boolean(),
  describePeers: () => fc.boolean(),
  namePrefix: () => namePrefix,
});
