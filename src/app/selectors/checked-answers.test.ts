// The checked answers that the wizard shows: with the problems of the kit as soon as there is one.
import { expect, test } from 'vitest';
import { setAnswer, setScenario } from '#deepseek/answers/answers.ts';
import { INITIAL_STATE, type State } from '#app/state/state.ts';
import './all-rows.ts';
import { problemsOf } from './kit.ts';
import { selectCheckedAnswers } from './checked-answers.ts';

const answers = [
  ['policyName', 'DeepSeek'],
  ['operatorName', 'deepseek'],
].reduce(
  (all, [id, value]) => setAnswer(all, id as 'policyName', value!),
  setScenario(INITIAL_STATE.draft.answers, 'import'),
);
const state = (own: Partial<State>): State => ({
  ...INITIAL_STATE,
  draft: { answers, overrides: {} },
  ...own,
});

test('2 policies of one name are a problem of the second name once the kit is there', () => {
  expect(selectCheckedAnswers(state({})).problems).toEqual([]);
  expect(selectCheckedAnswers(state({ problemsOf })).problems.map(({ field }) => field)).toEqual([
    'operatorName',
  ]);
});
