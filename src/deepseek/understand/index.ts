// What the faces import of this folder.
export { closestTo, isUnderstood, understandingJson } from './as-json.ts';
export type { CodeAnswers } from './code-answers.ts';
export { isSure, type SentenceReading, type UnderstoodPart } from './read-english.ts';
export { readCodePaste } from './read-paste.ts';
export { readText, scenariosFor } from './read-text.ts';
export { suggest } from './suggest.ts';
export type { Suggestion } from './suggestions.ts';
export { understand } from './understand.ts';
export type { Understanding } from './understanding.ts';
