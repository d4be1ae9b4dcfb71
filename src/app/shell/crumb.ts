// What is on screen, in a few words: next to the name of the page, and in its title.
import type { Mode } from '#app/selectors/mode.ts';
import type { CheckedAnswers } from '#deepseek/answers/index.ts';

const WORDS: Readonly<Record<Exclude<Mode, 'role'>, string>> = {
  first: '',
  pasted: 'A policy',
  denied: 'A denied call',
};

export const crumbOf = (mode: Mode, checked: CheckedAnswers): string => {
  if (mode !== 'role') return WORDS[mode];
  return checked.view.asks('roleName') ? checked.answer('roleName') : checked.view.scenario.title;
};
