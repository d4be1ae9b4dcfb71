// The policy environment that calls are decided in: the documents on screen, hand edits included.
import type { Answers } from '#deepseek/answers/index.ts';
import type { RoleKit } from '#deepseek/compose/index.ts';
import { environmentOf, kitAccountOf } from '#deepseek/verify/index.ts';
import { type PolicyEnvironment, environmentOfPasted } from '#iam/environment/index.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { selectKit } from './kit.ts';
import { selectIsPasted } from './checked-answers.ts';
import { remember } from './remember.ts';
import { selectWritten } from './written-policies.ts';
import { selectEditedTexts } from './shown-edits.ts';

const ofKit = remember(
  4,
  (kit: RoleKit, answers: Answers, edits: Readonly<Record<string, string>>): PolicyEnvironment =>
    environmentOf(kit, kitAccountOf(answers), edits),
);
const ofComposed = remember(2, (kit: RoleKit, answers: Answers): PolicyEnvironment =>
  environmentOf(kit, kitAccountOf(answers)),
);
const ofPasted = remember(4, environmentOfPasted);

/** Of the kit's documents, hand edits included. */
export const selectEnvironment = (state: State): PolicyEnvironment =>
  ofKit(selectKit(state), state.draft.answers, selectEditedTexts(state));

/** Of the kit's documents as the wizard composed them. */
export const selectComposedEnvironment = (state: State): PolicyEnvironment =>
  ofComposed(selectKit(state), state.draft.answers);

/** Of the pasted policies while they are shown, else of the kit's documents. */
export const selectShownEnvironment = (state: State): PolicyEnvironment =>
  selectIsPasted(state) ? ofPasted(selectWritten(state)) : selectEnvironment(state);
export const useShownEnvironment = (): PolicyEnvironment => useStore(selectShownEnvironment);
