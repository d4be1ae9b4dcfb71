// What the faces import of this folder.
export { keptBetween, sentenceDiff } from './sentence-diff.ts';
export { type OpenSubject, beginsAsOurs } from './clause-templates.ts';
export { type SentencePart, chipName, editableText } from './parts.ts';
export { sentenceOf, wholeSentence } from './sentence.ts';
