// The role that the kit makes for its deployer, by its ARN: for documents and steps on resources that name the deployer.
import { deployerAnswers } from '#deepseek/answers/deployer-answers.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { roleArn } from './plan.ts';

/** Undefined where the deployer gets a policy only. */
export function deployerRoleArn(checked: CheckedAnswers): string | undefined {
  const theirs = deployerAnswers(checked);
  return theirs && roleArn(theirs);
}
