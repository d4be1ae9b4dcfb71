// What the faces import of this folder.
export { readSentence } from './read-sentence.ts';
export { keptBetween, sentenceDiff } from './sentence-diff.ts';
export {
  type OpenSubject,
  type SentencePart,
  chipName,
  editableText,
  sentenceOf,
  wholeSentence,
} from './sentence.ts';
