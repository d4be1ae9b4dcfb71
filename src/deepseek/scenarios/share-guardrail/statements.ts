// A guardrail that accounts of an organization share.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { sharedGuardrails, sharingSteps } from '#deepseek/shared/governance/guardrail-sharing.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';

const SAME_ORGANIZATION: Notice = {
  id: 'same-organization',
  title: 'Same organization',
  text: 'The account that owns the guardrail and every caller must be in this organization. Guardrails are Regional: create and share one for each Region.',
};

export function plan(checked: CheckedAnswers): Plan {
  return {
    policies: sharedGuardrails(checked),
    nextSteps: sharingSteps(checked),
    notices: [SAME_ORGANIZATION],
  };
}
