// A row of values that stand behind the word for them, and what many such rows share.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { EntityId } from '#deepseek/catalog/entities.ts';
import type { StatedPart } from '#deepseek/understand/sentence-part.ts';

export interface NamedValue {
  /** Words before the value, as in `Concept`; the longest that fits counts, also misspelled. */
  readonly words: readonly string[];
  /** What the value looks like, as a whole. */
  readonly value: Pick<RegExp, 'test'>;
  /** Whether "named", "called", "=" or quotes must stand between, since the bare word is common in sentences. */
  readonly marked?: true;
  /** Which words are names without such a mark, too: those with a capital, all that the vocabulary does not know, or all. */
  readonly bare?: 'capital' | 'word' | 'any';
  /** What names such a thing although it says the model: an endpoint “r1-llama-8b”. */
  readonly calledAfter?: RegExp;
  /** Whether it may also stand before its word: "the prod namespace". */
  readonly before?: 'word' | 'capital';
  /** Whether several may stand behind it: "A, B and C". */
  readonly list?: true;
  /** What must stand before the words, and behind the value. */
  readonly follows?: RegExp;
  readonly goesOn?: RegExp;
  readonly answers: (value: string) => FieldValues;
  /** Votes for scenarios in which such a thing is named: see `Concept`. */
  readonly scenarios?: StatedPart['scenarios'];
  /** The trusted entity it belongs to: the first that the scenario offers. */
  readonly entities?: readonly EntityId[];
  /** Whether it is the name of a bucket: see placeBuckets. */
  readonly isBucket?: true;
}
