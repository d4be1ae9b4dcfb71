// An app that calls models: one function for each scenario in which a role calls them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { withGuardrails } from '#deepseek/expectations/limits.ts';
import { importedCalls, modelKeyUse } from '#deepseek/shared/checks/invoke.ts';
import { APP } from '#deepseek/expectations/operator-calls.ts';

export const checks = (checked: CheckedAnswers): readonly Expectation[] =>
  withGuardrails(checked, APP, [
    ...importedCalls(checked, checked.answer('importedModels')),
    ...modelKeyUse(checked),
  ]);
