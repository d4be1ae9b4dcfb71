// What a sentence names that no role here is about, so that it is said instead of passed over.
import { OTHER_MODEL_ID } from '#deepseek/facts/model-vendors.ts';
import { findPhrases, indexPhrases } from './find-phrases.ts';
import { blankOut, STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import { OUTSIDE_KINDS, OUTSIDE_WORDS, type OutsideKind } from './vocabulary/outside-words.ts';

/** Something that is named and is not ours, tied to the words that name it. */
export interface OutsidePart {
  readonly text: string;
  /** Offsets in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly kind: OutsideKind;
  /** What it is, and what can be done: a sentence. */
  readonly message: string;
}

const PHRASES = indexPhrases(OUTSIDE_WORDS.map((row) => ({ ...row, answers: {} })));

/** A DeepSeek distill is named after the model it was made from: “R1-Distill-Llama-8B”. */
const DISTILL =
  /\b(?:(?:deepseek|r1)[\w.-]*[- ])?distil\w*[- ](?:of |from |based on )?(?:meta[- ])?(?:llama|qwen)[\w.-]*|\b(?:llama|qwen)[\w.-]*(?: \d+b)?[- ](?:r1[- ])?distil\w*/giu;

/** The ID or the ARN of a model of somebody else. */
const OTHER_MODEL = new RegExp(
  String.raw`(?:\barn:aws[\w-]*:bedrock:[\w-]*:\d*:(?:foundation-model|inference-profile)/|(?<![\w./:-]))${OTHER_MODEL_ID}`,
  'giu',
);

/** Models of others by their IDs; by its ARN, one may judge. */
export const otherModelsIn = (text: string): readonly StatedPart[] =>
  Array.from(text.matchAll(OTHER_MODEL), ({ 0: id, index }) => ({
    ...STATES_NOTHING,
    text: id,
    start: index,
    end: index + id.length,
    answers: id.startsWith('arn:') ? { judges: [id] } : {},
  }));

/** What is outside in `text`, in which identifiers and names are blanked out; `models` are those of others by their IDs. */
export function outsideIn(text: string, models: readonly StatedPart[]): readonly OutsidePart[] {
  const distills = Array.from(text.matchAll(DISTILL), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  const rest = blankOut(text, [...distills, ...models]);
  const part = (words: string, start: number, kind: OutsideKind): OutsidePart => {
    const message = `“${words}” ${OUTSIDE_KINDS[kind]}`;
    return { text: words, start, end: start + words.length, kind, message };
  };
  return [
    ...models.map(({ text: id, start }) => part(id, start, 'model')),
    ...findPhrases(rest, PHRASES).flatMap(({ start, end, negated, row: { kind } }) =>
      negated || kind === undefined ? [] : [part(text.slice(start, end), start, kind)],
    ),
  ].toSorted((a, b) => a.start - b.start);
}

/** Whether one is named who calls, and nobody else. */
export const hasOneCaller = (parts: readonly StatedPart[], outside: readonly OutsidePart[]): boolean =>
  outside.length === 0 &&
  !parts.some(({ isUnread }) => isUnread) &&
  parts.filter(({ entities }) => entities.length > 0).length === 1 &&
  parts.filter(({ families }) => (families.call ?? 0) > 1).length < 2;
