// The calls that the kit of the draft must allow or deny.
import { expectationsOf, type Expectation } from '#core/expectations/index.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { selectIsPasted } from './checked-answers.ts';
import { remember } from './remember.ts';

const ofAnswers = remember(4, expectationsOf);
const NONE: readonly Expectation[] = [];

/** Of the wizard's kit; pasted policies have no expectations. */
export const selectExpectations = (state: State): readonly Expectation[] =>
  selectIsPasted(state) ? NONE : ofAnswers(state.draft.answers);

export const useExpectations = (): readonly Expectation[] => useStore(selectExpectations);
