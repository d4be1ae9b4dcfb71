// Valid answers to the questions of host-fields.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import { JUMPSTART_REGIONS } from '#deepseek/facts/jump-start-regions.ts';
import type { hostFields } from './host-fields.ts';

export const validHost = (stage: AnswerBasis): ValidOf<typeof hostFields> => ({
  servedFrom: () =>
    stage.scenario.regionRule === 'hosting' &&
    stage.regions.every((region) => JUMPSTART_REGIONS.includes(region))
      ? fc.constantFrom('own', 'aws-image', 'jumpstart')
      : fc.constantFrom('own', 'aws-image'),
  registryAccount: () => inputs.accountId,
  asyncInput: () => entries(inputs.bucket(stage), 0, 3),
});
