// The role kit that the draft's answers make.
import type { Answers } from '#deepseek/answers/index.ts';
import { type RoleKit, composeLoaded, composerOf } from '#deepseek/compose/index.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { remember } from './remember.ts';

const canCompose = ({ scenario }: Answers): boolean => composerOf(scenario) !== undefined;

const nothingYet = ({ scenario }: Answers): RoleKit => ({
  scenario,
  roles: [],
  policies: [],
  nextSteps: [],
  notices: [],
  placeholders: [],
  problems: [],
});

const kits = remember(4, (answers: Answers, isLoaded: boolean): RoleKit =>
  isLoaded ? composeLoaded(answers) : nothingYet(answers),
);

/** Empty until the code for the scenario has come: as a rule, what offers a scenario has loaded all-rows.ts. */
export const kitOf = (answers: Answers): RoleKit => kits(answers, canCompose(answers));

export const problemsOf = (answers: Answers): RoleKit['problems'] => kitOf(answers).problems;
export const selectKit = (state: State): RoleKit => kitOf(state.draft.answers);
export const useKit = (): RoleKit => useStore(selectKit);

export const useIsComing = (): boolean => useStore(({ draft }) => !canCompose(draft.answers));
