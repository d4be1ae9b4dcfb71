// How each answer came to be: a person stated it, it is assumed, or it is still needed.
import type { FieldId } from './fields/fields.ts';
import type { CheckedAnswers } from './read-answers.ts';

/** `wrong` is an answer that cannot be used. */
export type Standing = 'stated' | 'assumed' | 'needed' | 'wrong';

/** A value that is present in the answers is stated, also where it equals what the question starts from. */
export function standingOf(checked: CheckedAnswers, id: FieldId): Standing {
  if (checked.problems.some(({ field }) => field === id)) return 'wrong';
  if (checked.placeholders.includes(id)) return 'needed';
  return checked.view.given(id) === undefined ? 'assumed' : 'stated';
}
