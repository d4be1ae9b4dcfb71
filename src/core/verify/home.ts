// Where the kit of some answers is at home.
import { governedPartition } from '#core/answers/checks/organization.ts';
import type { Answers } from '#core/answers/answers.ts';
import { viewOf } from '#core/answers/view.ts';
import type { Home } from './setting.ts';

export function homeOf(answers: Answers): Home {
  const view = viewOf(answers);
  return { account: view.place.account, partition: governedPartition(view) };
}
