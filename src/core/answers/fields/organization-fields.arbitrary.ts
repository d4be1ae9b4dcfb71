// Valid answers to the questions of organization-fields.ts.
import * as fc from 'fast-check';
import type { ValidOf } from '#core/answers/stage.arbitrary.ts';
import type { organizationFields } from './organization-fields.ts';

export const validOrganization: ValidOf<typeof organizationFields> = {
  limitModels: () => fc.boolean(),
  limitRegions: () => fc.boolean(),
  denyNewModels: () => fc.boolean(),
  protectControls: () => fc.boolean(),
  denyAccelerators: () => fc.boolean(),
  denyManagedModels: () => fc.boolean(),
  denySubscriptions: () => fc.boolean(),
};
