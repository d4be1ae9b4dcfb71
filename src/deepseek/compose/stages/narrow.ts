// Stage 4. The lock-down switches narrow the grants of the main role.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { costSteps } from '#deepseek/compose/cost-steps.ts';
import { mergeGrants } from '#deepseek/compose/documents.ts';
import { lockDown, lockNotices, lockSteps } from '#deepseek/compose/lockdown/index.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import { sessionPolicies, sessionPolicyNotices, sessionSteps } from '#deepseek/compose/session-policy.ts';

export function narrowGrants(plan: Plan, checked: CheckedAnswers): Plan {
  const { main } = plan;
  const before = main?.grants ?? [];
  const locked = lockDown(before, checked);
  const sessions = sessionPolicies(checked, locked);
  return {
    ...plan,
    ...(main && { main: { ...main, grants: mergeGrants(locked) } }),
    policies: [...(plan.policies ?? []), ...sessions],
    nextSteps: [
      ...(plan.nextSteps ?? []),
      ...lockSteps(checked, before),
      ...sessionSteps(checked, sessions),
      ...costSteps(checked, before),
    ],
    notices: [
      ...(plan.notices ?? []),
      ...lockNotices(checked, before),
      ...sessionPolicyNotices(checked, locked),
    ],
  };
}
