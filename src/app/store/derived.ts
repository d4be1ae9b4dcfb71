// The answers of the draft, read and checked. Worked out once per change.
import type { Answers } from '#core/answers/answers.ts';
import { readAnswers, type Reading } from '#core/answers/read.ts';
import { remember } from './remember.ts';
import type { State } from './state.ts';
import { useStore } from './store.ts';

const reading = remember(4, (answers: Answers): Reading => readAnswers(answers));

export const selectReading = (state: State): Reading => reading(state.draft.answers);
export const useReading = (): Reading => useStore(selectReading);
