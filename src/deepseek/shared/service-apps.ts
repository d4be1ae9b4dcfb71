// Studio, Glue, CodeBuild, Batch and App Runner: their logs, what else their roles need, and who may deploy them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import type { Extras } from '#deepseek/compose/extras.ts';

export function withSteps(extras: Extras, ...steps: readonly NextStep[]): Extras {
  return { ...extras, nextSteps: [...(extras.nextSteps ?? []), ...steps] };
}

export const isLimited = ({ view }: CheckedAnswers): boolean =>
  view.asks('network') && view.text('network') !== 'any';

/** What runs in AWS’s own network has to join the customer’s before its calls pass. */
export const joinVpc = (checked: CheckedAnswers, how: string): string =>
  isLimited(checked) ? ` Calls from elsewhere are denied: ${how}.` : '';
