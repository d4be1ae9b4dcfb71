// Stage 4. The lock-down switches narrow the grants of the main role.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { mergeGrants } from '#core/compose/documents.ts';
import { lockDown, lockNotices, lockSteps } from '#core/compose/lockdown/index.ts';
import type { Plan } from '#core/compose/plan.ts';

export function narrowGrants(plan: Plan, checked: CheckedAnswers): Plan {
  const { main } = plan;
  const before = main?.grants ?? [];
  return {
    ...plan,
    ...(main && { main: { ...main, grants: mergeGrants(lockDown(before, checked)) } }),
    nextSteps: [...(plan.nextSteps ?? []), ...lockSteps(checked, before)],
    notices: [...(plan.notices ?? []), ...lockNotices(checked, before)],
  };
}
