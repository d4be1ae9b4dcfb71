// What the faces import of this folder.
export { type EditVersions, editWords, versionWords } from './edit-words.ts';
export { type HandEdit, type HandEdits, handEditsOf } from './hand-edit.ts';
export { type MergedText, mergeHandEdits } from './merge.ts';
export { readPolicyMeaning } from './read-policy.ts';
export { undoHandEdit } from './undo.ts';
