// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import { canImport, chars, importedModel } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, some, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

const OTHERS = [
  'control',
  'agent',
  'agent-runtime',
  'sagemaker-runtime',
  'sagemaker-api',
  's3',
  'kms',
  'sts',
  'logs',
  'ecr-api',
  'ecr-dkr',
];

export const validQuestions: ValidFor<typeof questions> = (stage) => {
  const { partition, regions, account } = stage;
  const guardrail = fc
    .tuple(fc.constantFrom(...regions), chars('abcdefghijklmnopqrstuvwxyz0123456789', 12))
    .map(([region, id]) => `arn:${partition}:bedrock:${region}:${account}:guardrail/${id}`);
  const imports = canImport(stage) ? importedModel(stage) : undefined;
  return {
    // The models served are those of the stage’s profiles.
    endpointServices: () =>
      stage.profileModels.some((id) => id !== 'r1')
        ? some(['runtime', 'mantle', ...OTHERS], 6)
        : some(['runtime', ...OTHERS], 6),
    endpointCallers: () => fc.constantFrom('account', 'organization'),
    endpointKeys: () => fc.boolean(),
    endpointBuckets: () =>
      entries(chars('abcdefghijklmnopqrstuvwxyz0123456789', 3, 30).map((name) => `a${name}`)),
    endpointAwsBuckets: () => fc.shuffledSubarray(['ecr', 'jumpstart']),
    endpointAlso: () => some(['application-inference-profile', 'prompt']),
    endpointImported: () => (imports ? entries(imports, 0, 3) : fc.constant([])),
    endpointGuardrails: () => entries(guardrail, 0, 3),
  };
};
