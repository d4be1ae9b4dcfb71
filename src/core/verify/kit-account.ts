// The account and partition of a kit.
import { governedPartition } from '#core/answers/inputs/organization.ts';
import type { Answers } from '#core/answers/answers.ts';
import { viewOf } from '#core/answers/answers-view.ts';
import type { KitAccount } from './policy-environment.ts';

export function kitAccountOf(answers: Answers): KitAccount {
  const view = viewOf(answers);
  return { account: view.home.account, partition: governedPartition(view) };
}
