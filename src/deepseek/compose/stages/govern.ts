// Stage 5. The permissions boundary that is derived from the grants of the main role, if the answers ask for one.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import { boundaryComposer } from '#deepseek/compose/registry.ts';

export function addBoundary(plan: Plan, checked: CheckedAnswers): Plan {
  const { main } = plan;
  const boundary = main && boundaryComposer()?.(checked, main.grants);
  if (!boundary) return plan;
  return {
    ...plan,
    main: { ...main, boundary: boundary.arn },
    policies: [...(plan.policies ?? []), boundary.policy],
    nextSteps: [...(plan.nextSteps ?? []), boundary.step],
  };
}
