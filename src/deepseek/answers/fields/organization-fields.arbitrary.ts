// Valid answers to the questions of organization-fields.ts.
import * as fc from 'fast-check';
import { some, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import type { organizationFields } from './organization-fields.ts';

export const validOrganization: ValidOf<typeof organizationFields> = {
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
};
