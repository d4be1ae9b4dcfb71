// The documents on screen as what requests are held against. Worked out once per change.
import type { Answers } from '#core/answers/answers.ts';
import { homeOf } from '#core/verify/home.ts';
import { settingOf, type Setting } from '#core/verify/setting.ts';
import type { RoleKit } from '#core/compose/role-kit.ts';
import { settingOfPasted } from '#core/verify/setting-of-pasted.ts';
import { expectationsOf, type Expectation } from '#core/expectations/index.ts';
import { selectIsPasted } from './derived.ts';
import { pastedOf } from '#app/state/pasted.ts';
import { selectKit } from './kit.ts';
import { remember } from './remember.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';

const settingFor = remember(
  4,
  (kit: RoleKit, answers: Answers, edits: Readonly<Record<string, string>>): Setting =>
    settingOf(kit, homeOf(answers), edits),
);

export const selectSetting = (state: State): Setting =>
  settingFor(selectKit(state), state.draft.answers, state.draft.overrides);
export const useSetting = (): Setting => useStore(selectSetting);

const settingOfPolicies = remember(4, settingOfPasted);

/** The pasted policies while they are shown, else the documents of the kit. */
export const useSettingOnScreen = (): Setting =>
  useStore((state) =>
    selectIsPasted(state) ? settingOfPolicies(pastedOf(state.draft).policies) : selectSetting(state),
  );

const expectedOf = remember(4, expectationsOf);
const NOTHING: readonly Expectation[] = [];

/** What the answers expect of the documents on screen; nothing of pasted ones. */
export const useExpectations = (): readonly Expectation[] =>
  useStore((state) => (selectIsPasted(state) ? NOTHING : expectedOf(state.draft.answers)));
