// What there is to create: the kit on screen as a list for the console, and where it is made.
import type { CheckedAnswers } from '#deepseek/answers/index.ts';
import type { RoleKit } from '#deepseek/compose/index.ts';
import { type CreateList, consoleList, roleUserOf } from '#deepseek/create/index.ts';
import { openAnswers } from '#deepseek/export/index.ts';
import { useStore } from '#app/state/store.ts';
import { selectCheckedAnswers } from './checked-answers.ts';
import { selectTexts, type TextOnScreen } from './documents.ts';
import { selectKit } from './kit.ts';
import { remember } from './remember.ts';

const listOf = remember(
  2,
  (kit: RoleKit, checked: CheckedAnswers, texts: readonly TextOnScreen[]): CreateList => {
    const { home } = openAnswers(checked.answers);
    const byId = new Map(texts.map(({ source, text }) => [source.id, text]));
    return consoleList({
      kit,
      home,
      partition: home.partition,
      user: roleUserOf(checked),
      textOf: ({ id }) => byId.get(id) ?? '',
    });
  },
);

export const useConsoleList = (): CreateList =>
  useStore((state) => listOf(selectKit(state), selectCheckedAnswers(state), selectTexts(state)));

/** Under what a kit's ticks are kept: another role is another kit. */
export const kitKeyOf = ({ scenario, roles, policies }: RoleKit): string =>
  `${scenario} ${roles[0]?.name ?? policies[0]?.name ?? ''}`;
