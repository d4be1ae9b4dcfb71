// What a sentence names that no role here is about, so that it is said instead of passed over.
import { findPhrases, indexPhrases } from './find-phrases.ts';
import { blankOut } from './sentence-part.ts';
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

/** What is outside in `text`, in which identifiers and names are blanked out. */
export function outsideIn(text: string): readonly OutsidePart[] {
  const distills = Array.from(text.matchAll(DISTILL), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  const rest = blankOut(text, distills);
  return findPhrases(rest, PHRASES).flatMap(
    ({ start, end, negated, row: { kind } }): readonly OutsidePart[] => {
      if (negated || kind === undefined) return [];
      const words = text.slice(start, end);
      return [{ text: words, start, end, kind, message: `“${words}” ${OUTSIDE_KINDS[kind]}` }];
    },
  );
}
