// What the faces import of this folder.
export { type Hints, type OpenedPolicies, type PolicyToOpen, openPoliciesInSteps } from './open-policies.ts';
