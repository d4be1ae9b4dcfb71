// The documents on screen as what requests are held against. Worked out once per change.
import type { Answers } from '#core/answers/answers.ts';
import { homeOf } from '#core/prove/home.ts';
import { settingOf, type Setting } from '#core/prove/setting.ts';
import type { RoleKit } from '#core/compose/role-kit.ts';
import { selectKit } from './kit.ts';
import { remember } from './remember.ts';
import type { State } from './state.ts';
import { useStore } from './store.ts';

const settingFor = remember(
  4,
  (kit: RoleKit, answers: Answers, edits: Readonly<Record<string, string>>): Setting =>
    settingOf(kit, homeOf(answers), edits),
);

export const selectSetting = (state: State): Setting =>
  settingFor(selectKit(state), state.draft.answers, state.draft.overrides);
export const useSetting = (): Setting => useStore(selectSetting);
