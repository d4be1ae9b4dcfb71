// The documents on screen as what requests are held against. Worked out once per change.
import type { Answers } from '#core/answers/answers.ts';
import { kitAccountOf } from '#core/verify/kit-account.ts';
import { environmentOf, type PolicyEnvironment } from '#core/verify/policy-environment.ts';
import type { RoleKit } from '#core/compose/role-kit.ts';
import { environmentOfPasted } from '#core/verify/pasted-environment.ts';
import { expectationsOf, type Expectation } from '#core/expectations/index.ts';
import { selectIsPasted } from './derived.ts';
import { pastedOf } from '#app/state/pasted.ts';
import { selectKit } from './kit.ts';
import { remember } from './remember.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';

const environmentFor = remember(
  4,
  (kit: RoleKit, answers: Answers, edits: Readonly<Record<string, string>>): PolicyEnvironment =>
    environmentOf(kit, kitAccountOf(answers), edits),
);

export const selectEnvironment = (state: State): PolicyEnvironment =>
  environmentFor(selectKit(state), state.draft.answers, state.draft.overrides);
export const usePolicyEnvironment = (): PolicyEnvironment => useStore(selectEnvironment);

const pastedEnvironment = remember(4, environmentOfPasted);

/** The pasted policies while they are shown, else the documents of the kit. */
export const useShownEnvironment = (): PolicyEnvironment =>
  useStore((state) =>
    selectIsPasted(state) ? pastedEnvironment(pastedOf(state.draft).policies) : selectEnvironment(state),
  );

const expectedOf = remember(4, expectationsOf);
const NOTHING: readonly Expectation[] = [];

/** What the answers expect of the documents on screen; nothing of pasted ones. */
export const useExpectations = (): readonly Expectation[] =>
  useStore((state) => (selectIsPasted(state) ? NOTHING : expectedOf(state.draft.answers)));
