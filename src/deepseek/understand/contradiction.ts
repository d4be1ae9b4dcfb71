// Two things that a text says and of which only one can hold.
import type { AnswersView, FieldValue } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { PlacedWords } from './clauses.ts';

/** Words, and what they mean as an answer to the question that a contradiction asks. */
export interface SaidValue extends PlacedWords {
  readonly value: FieldValue;
}

/** Two values that a text states and of which only one can hold. */
export interface Contradiction {
  readonly field: FieldId | 'scenario';
  readonly said: readonly [SaidValue, SaidValue];
  /** Why not both, where the words do not tell. */
  readonly why?: string;
}

/** Which of them is meant is for a person to say: the task stays. */
export function ofTask(
  one: PlacedWords,
  other: PlacedWords,
  { scenario: { id: value } }: AnswersView,
  why?: string,
): Contradiction {
  const said = ({ text, start, end }: PlacedWords): SaidValue => ({ text, start, end, value });
  return { field: 'scenario', said: [said(one), said(other)], ...(why !== undefined && { why }) };
}

/** A place in a text, with its words. */
export const placedIn = (text: string, start: number, end: number): PlacedWords => ({
  text: text.slice(start, end),
  start,
  end,
});
