// Which answers count as guesses while nobody stated them.
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import { standingOf } from '#core/answers/standing.ts';

const DECISIVE: ReadonlySet<string> = new Set(['entity', 'account', 'regions', 'models', 'servedModels']);

export const isGuess = (checked: CheckedAnswers, id: FieldId): boolean => {
  const field = fieldOf(id);
  const open =
    'options' in field ? field.options(checked.view).filter(({ disabled }) => !disabled).length > 1 : true;
  return DECISIVE.has(id) && standingOf(checked, id) === 'assumed' && open;
};
