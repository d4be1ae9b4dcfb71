// Calls on the bedrock-mantle endpoint, with API keys, and of stored prompts.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { type Expectation } from '#iam/request/expectation.ts';
import { mantleCalls } from '#deepseek/shared/checks/mantle-keys-prompts.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/security-iam-projects.html */
export const checks = (checked: CheckedAnswers): readonly Expectation[] =>
  mantleCalls(checked, checked.answer('models'));
