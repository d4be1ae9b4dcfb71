// What the faces import of this folder.
export { kitAccountOf } from './kit-account.ts';
export { environmentOf } from './kit-environment.ts';
export { pastedExpectations } from './pasted-expectations.ts';
