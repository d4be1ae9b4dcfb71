// The calls that the kit of the draft must allow or deny.
import { expectationsOf, type Expectation } from '#deepseek/expectations/index.ts';
import type { Answers } from '#deepseek/answers/index.ts';
import { isCreated } from '#deepseek/compose/index.ts';
import { pastedExpectations } from '#deepseek/verify/index.ts';
import type { PolicyEnvironment } from '#iam/environment/index.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { selectIsPasted } from './checked-answers.ts';
import { kitOf } from './kit.ts';
import { selectShownEnvironment } from './policy-environment.ts';
import { remember } from './remember.ts';
import { idsOf, selectWritten } from './written-policies.ts';

const ofAnswers = remember(4, expectationsOf);
const NONE: readonly Expectation[] = [];

/** What is expected of the role that these answers make, asked of the pasted policies. */
const ofPasted = remember(2, (answers: Answers, environment: PolicyEnvironment): readonly Expectation[] => {
  const role = kitOf(answers).roles.find(isCreated);
  return role ? pastedExpectations(ofAnswers(answers), role, environment) : NONE;
});

function selectPastedExpectations(state: State): readonly Expectation[] {
  const { recognized } = state;
  const isOfThese = recognized?.ids === idsOf(selectWritten(state));
  return recognized && isOfThese ? ofPasted(recognized.answers, selectShownEnvironment(state)) : NONE;
}

/** Of the wizard's kit, or of the pasted policies where the wizard can make all of them. */
export const selectExpectations = (state: State): readonly Expectation[] =>
  selectIsPasted(state) ? selectPastedExpectations(state) : ofAnswers(state.draft.answers);

export const useExpectations = (): readonly Expectation[] => useStore(selectExpectations);
