// What the faces import of this folder.
export { type AnswerPart, answerParts } from './answer-parts.ts';
export type { AnswerChange, ChangedAnswer, DraftChange } from './change.ts';
export { acceptChange, compareDrafts, revertChange } from './compare.ts';
export { type DocumentChange, type SubjectVersions, documentChanges, subjectVersions } from './documents.ts';
export { effectWords, totalWords } from './effect-words.ts';
export { type Effect, effectBetween, effectOf } from './effect.ts';
