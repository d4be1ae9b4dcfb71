// The answers of the draft, read and checked. Worked out once per change.
import type { Answers } from '#core/answers/answers.ts';
import { readAnswers, type Reading } from '#core/answers/read.ts';
import { pastedOf } from '#app/state/pasted.ts';
import { remember } from './remember.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';

// Read anew once all rows are there: some questions are asked from then on.
const reading = remember(4, (answers: Answers, _rows: State['rows']): Reading => readAnswers(answers));

export const selectReading = (state: State): Reading => reading(state.draft.answers, state.rows);
/** Whether pasted policies are shown in place of the wizard and its kit. */
export const selectIsPasted = ({ draft }: State): boolean => pastedOf(draft).open;
export const useReading = (): Reading => useStore(selectReading);
