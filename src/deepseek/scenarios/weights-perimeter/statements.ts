// Keeps DeepSeek weights, their keys and their images inside the organization, by a resource control policy.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { rcpNotices, rcpSteps } from '#deepseek/shared/governance/rcp-steps.ts';
import { weightsPerimeterPolicy } from '#deepseek/shared/governance/weights-perimeter.ts';
import type { Plan } from '#deepseek/compose/plan.ts';

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html */
export function plan(checked: CheckedAnswers): Plan {
  const policy = weightsPerimeterPolicy(checked);
  return { policies: [policy], nextSteps: rcpSteps(policy), notices: rcpNotices(checked) };
}
