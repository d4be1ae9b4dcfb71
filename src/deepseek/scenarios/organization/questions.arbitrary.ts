// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import { some, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

export const validQuestions: ValidFor<typeof questions> = () => ({
  limitModels: () => fc.boolean(),
  limitRegions: () => fc.boolean(),
  denyNewModels: () => fc.boolean(),
  protectControls: () => fc.boolean(),
  denyAccelerators: () => fc.boolean(),
  denyManagedModels: () => fc.boolean(),
  denySubscriptions: () => fc.boolean(),
  enforceBedrock: () => fc.boolean(),
  keepWeights: () => fc.boolean(),
  declareEc2: () => fc.boolean(),
  endpointPolicies: () => fc.boolean(),
  orgEndpointServices: () =>
    some([
      'runtime',
      'mantle',
      'control',
      'agent',
      'agent-runtime',
      'sagemaker-runtime',
      's3',
      'kms',
      'sts',
      'logs',
      'ecr-api',
      'ecr-dkr',
    ]),
  orgEndpointAccount: () => fc.constantFrom('444455556666', '777788889999'),
});
