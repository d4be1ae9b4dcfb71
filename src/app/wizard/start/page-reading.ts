// What was read of the first step's text, as the page shows it.
import type { Answers } from '#core/answers/answers.ts';
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { CodeAnswers } from '#core/understand/code-answers.ts';
import type { UnderstoodPart } from '#core/understand/read-sentence.ts';
import type { TextReading } from '#core/understand/read-text.ts';

/** What code leaves open, with its line. */
export type OpenInCode = CodeAnswers['open'][number];

export interface ShownPart extends UnderstoodPart {
  /** The line of the code it was read from. */
  readonly line?: number;
}

export interface PageReading extends TextReading {
  /** The text that was read. */
  readonly text: string;
  readonly understood: readonly ShownPart[];
  /** Null while code is being read. */
  readonly questions: readonly OpenInCode[] | null;
}

/** One word that only points at scenarios filters them; more than that is an answer. */
export const statesAnswers = ({ kind, understood, answers }: PageReading): boolean =>
  answers !== undefined && (kind === 'code' || understood.length > 1);

/** The answers that a text states, without what a person took back. */
export function statedAnswers(
  reading: PageReading,
  removed: ReadonlySet<FieldId | 'scenario'>,
  current: Answers,
): Answers | null {
  if (!reading.answers || !statesAnswers(reading)) return null;
  const { scenario, values } = reading.answers;
  const kept = Object.entries(values).filter(([id]) => !removed.has(id as FieldId));
  return {
    scenario: removed.has('scenario') ? current.scenario : scenario,
    values: Object.fromEntries(kept),
  };
}
