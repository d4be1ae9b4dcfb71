// The draft's answers, read and checked.
import { type Answers, type CheckedAnswers, readAnswers, withProblems } from '#deepseek/answers/index.ts';
import { pastedOf } from '#app/state/pasted.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { remember } from './remember.ts';

// Read again once all rows are loaded: some questions are asked only from then on.
const checkedAnswers = remember(4, (answers: Answers, problemsOf: State['problemsOf']): CheckedAnswers => {
  const read = readAnswers(answers);
  return problemsOf ? withProblems(read, () => problemsOf(answers)) : read;
});

export const selectCheckedAnswers = (state: State): CheckedAnswers =>
  checkedAnswers(state.draft.answers, state.problemsOf);
export const useCheckedAnswers = (): CheckedAnswers => useStore(selectCheckedAnswers);

/** Whether pasted policies are shown in place of the wizard and its kit. */
export const selectIsPasted = ({ draft }: State): boolean => pastedOf(draft).open;
