// What the faces import of this folder.
export { isAccountId } from './account-id.ts';
export { knownValues } from './condition-values.ts';
export type { Strength } from './privilege-escalation.ts';
export { MAX_POLICY_SIZES } from './quotas.ts';
export { REGIONS } from './regions.ts';
