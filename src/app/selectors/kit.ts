// The role kit that the draft's answers make.
import type { Answers } from '#core/answers/answers.ts';
import { compose } from '#core/compose/compose.ts';
import type { RoleKit } from '#core/compose/role-kit.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { remember } from './remember.ts';

export const kitOf = remember(4, (answers: Answers): RoleKit => compose(answers));

export const problemsOf = (answers: Answers): RoleKit['problems'] => kitOf(answers).problems;
export const selectKit = (state: State): RoleKit => kitOf(state.draft.answers);
export const useKit = (): RoleKit => useStore(selectKit);
