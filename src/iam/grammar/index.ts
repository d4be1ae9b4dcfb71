// What the faces import of this folder.
export { inferPolicyType, typeInFile } from './infer-policy-type.ts';
