// Who can assume the role, by trusted entity, and similar callers who must not.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { ENTITY_CHECKS } from '#deepseek/entities/checks.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { serviceTrust } from './trust-service.ts';

export const trustExpectations = (checked: CheckedAnswers): readonly Expectation[] =>
  (checked.view.entity.trust === 'service' ? serviceTrust : ENTITY_CHECKS[checked.view.entity.id])?.(
    checked,
  ) ?? [];
