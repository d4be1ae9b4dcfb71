// An app that calls models: one function for each scenario in which a role calls them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { withGuardrails } from '#deepseek/expectations/limits.ts';
import { profilesOf, servedCalls } from '#deepseek/expectations/model-calls.ts';
import { styleOf, reads } from '#deepseek/shared/checks/invoke.ts';
import { APP } from '#deepseek/expectations/operator-calls.ts';

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const calls = servedCalls(checked, ['r1'], styleOf(checked));
  const own = profilesOf(calls);
  const on = checked.answer('readProfile');
  return withGuardrails(checked, APP, [
    ...calls,
    ...own.map((arn) => reads(on, 'bedrock:GetInferenceProfile', 'Read the profile', arn)),
  ]);
}
