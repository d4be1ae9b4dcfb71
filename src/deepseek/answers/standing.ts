// How each answer came to be: a person stated it, it is assumed, or it is still needed.
import { initialValue, isGiven } from './answers-view.ts';
import type { AnswersView, FieldValue } from './field.ts';
import { fieldOf, type FieldId } from './fields/fields.ts';
import type { CheckedAnswers } from './read-answers.ts';

/** `wrong` is an answer that cannot be used. */
type Standing = 'stated' | 'assumed' | 'needed' | 'wrong';

/** Whether what a question starts from is read from pasted ARNs, and stands in them. */
function followsFromArns(id: FieldId, view: AnswersView): boolean {
  const parts = new Set<FieldValue>();
  const arnHomes: AnswersView['arnHomes'] = (...kinds) => {
    const homes = view.arnHomes(...kinds);
    for (const { region, account } of homes) parts.add(region).add(account);
    return homes;
  };
  const values = [initialValue(id, { ...view, arnHomes })].flat();
  return values.length > 0 && values.every((value) => parts.has(value));
}

/** A value that is present in the answers is stated, also where it equals what the question starts from. */
export function standingOf({ problems, placeholders, view }: CheckedAnswers, id: FieldId): Standing {
  if (problems.some(({ field }) => field === id)) return 'wrong';
  if (placeholders.includes(id)) return 'needed';
  return isGiven(id, view) || followsFromArns(id, view) ? 'stated' : 'assumed';
}

/** Whether there is something else to choose. */
function isOpen(id: FieldId, view: AnswersView): boolean {
  const field = fieldOf(id);
  if (field.kind !== 'choice' && field.kind !== 'choices') return true;
  return field.options(view).filter(({ disabled }) => !disabled).length > 1;
}

/** Whether an answer was assumed that decides whom the role serves, or where and what it calls. */
export const isGuess = (checked: CheckedAnswers, id: FieldId): boolean =>
  fieldOf(id).guess === true &&
  checked.view.asks(id) &&
  standingOf(checked, id) === 'assumed' &&
  isOpen(id, checked.view);
