// What the faces import of this folder.
export { inferPolicyType } from './infer-policy-type.ts';
