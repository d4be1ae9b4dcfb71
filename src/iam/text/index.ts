// What the faces import of this folder.
export { shortDay } from './dates.ts';
export { hasInvisible, spellOutActing, spellOutInvisible } from './invisible.ts';
export { asMarkup } from './markup.ts';
export { nearest, nearestNames } from './nearest-name.ts';
export { show, showAll, showEither } from './quote.ts';
export { sentencesOf } from './sentences.ts';
export { count, grouped, inSentence, joinAnd, joinOr } from './words.ts';
export { shortHash } from './short-hash.ts';
