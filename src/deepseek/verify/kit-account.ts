// The account and partition of a kit.
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { KitAccount } from './kit-environment.ts';

export function kitAccountOf(answers: Answers): KitAccount {
  const view = viewOf(answers);
  return { account: view.home.account, partition: governedPartition(view) };
}
