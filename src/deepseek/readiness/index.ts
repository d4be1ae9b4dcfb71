// What the faces import of this folder.
export { breadthOf } from './breadth.ts';
export { type HandNote, addedByHand } from './broad.ts';
export { curesOf } from './cures.ts';
export { type Edits, type EditsRead, NO_EDITS, curedReadiness, kitReadiness } from './kit-readiness.ts';
export { readinessOf } from './readiness-of.ts';
export type {
  Breadth,
  Cause,
  Cure,
  Readiness,
  ReadinessDocument,
  ReadinessId,
  ReadinessInput,
} from './readiness.ts';
