// Reads a sentence in one go.
import { withAllParts } from './all-parts.ts';
import { sentenceReading } from './sentence-reading.ts';

export const readSentence = withAllParts(sentenceReading);
