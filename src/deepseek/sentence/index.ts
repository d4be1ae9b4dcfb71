// What the faces import of this folder.
export { keptBetween, sentenceDiff } from './sentence-diff.ts';
export {
  type OpenSubject,
  type SentencePart,
  beginsAsOurs,
  chipName,
  editableText,
  sentenceOf,
  wholeSentence,
} from './sentence.ts';
