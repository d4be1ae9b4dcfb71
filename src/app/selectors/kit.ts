// The role kit that the draft's answers make.
import type { Answers } from '#core/answers/answers.ts';
import { composeLoaded } from '#core/compose/compose-loaded.ts';
import { composerOf } from '#core/compose/registry.ts';
import type { RoleKit } from '#core/compose/role-kit.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { remember } from './remember.ts';

const kits = remember(4, (answers: Answers, _isLoaded: boolean): RoleKit => composeLoaded(answers));

/** Composed again once the code for its scenario is there. */
export const kitOf = (answers: Answers): RoleKit => kits(answers, composerOf(answers.scenario) !== undefined);

export const problemsOf = (answers: Answers): RoleKit['problems'] => kitOf(answers).problems;
export const selectKit = (state: State): RoleKit => kitOf(state.draft.answers);
export const useKit = (): RoleKit => useStore(selectKit);
