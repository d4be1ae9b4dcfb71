// What the description of the role says until somebody writes another one.
import { joinAnd } from '#iam/text/words.ts';
import type { AnswersView } from './field.ts';
import { modelOptions } from './model-options.ts';

/** The models chosen, by their names; "DeepSeek" where none is. */
function chosenModels(view: AnswersView): string {
  const chosen = view.asks('models') ? view.list('models') : [];
  const names = modelOptions(view).flatMap(({ value, label }) => (chosen.includes(value) ? label : []));
  return names.length === 0 ? 'DeepSeek' : joinAnd(names);
}

/** The description on the row of the scenario, with the chosen models in the place of `{models}`. */
export const startDescription = (view: AnswersView): string =>
  (view.scenario.description ?? view.scenario.summary).replace('{models}', () => chosenModels(view));
