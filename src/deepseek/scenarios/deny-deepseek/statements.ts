// Nobody in an organization may call DeepSeek.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { denyDeepSeek } from './deny-models.ts';
import { denyServing } from '#deepseek/shared/governance/deny-serving.ts';
import { scpPlan } from '#deepseek/shared/governance/scp-plan.ts';
import { denyImports } from '#deepseek/shared/governance/deny-imports.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import { notServed } from '#deepseek/shared/governance/not-served.ts';

export function plan(checked: CheckedAnswers): Plan {
  return scpPlan(
    checked,
    [
      denyDeepSeek(checked),
      ...(checked.answer('sideDoors') ? [denyImports(checked)] : []),
      ...(checked.answer('denyServing') ? [denyServing(checked)] : []),
    ],
    notServed(checked, 'the Deny on models has no effect there'),
  );
}
