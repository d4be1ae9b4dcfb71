// The boundary for app roles, the admin who creates roles with it, and guardrails shared with an organization.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { type Expectation } from '#iam/request/expectation.ts';
import { guardrailSharing } from '#deepseek/shared/checks/boundary.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-resource-based-policies.html */
export const checks = (checked: CheckedAnswers): readonly Expectation[] =>
  guardrailSharing(checked.answer('orgGuardrails'), checked.answer('organizationId'));
