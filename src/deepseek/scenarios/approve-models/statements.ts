// Only approved models, in approved Regions, in a whole organization.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { onlyApprovedModels } from '#deepseek/shared/governance/approved-models.ts';
import { onlyApprovedRegions } from '#deepseek/shared/governance/approved-regions.ts';
import { noLongTermKeys } from '#deepseek/shared/governance/no-long-term-keys.ts';
import { requireGuardrail } from '#deepseek/shared/governance/require-guardrail.ts';
import { requireVpce } from '#deepseek/shared/governance/require-vpce.ts';
import {
  endpointNotice,
  guardrailNotices,
  listEndpointsStep,
  modelGaps,
  ONLY_APPROVED,
  scpPlan,
} from '#deepseek/shared/governance/scp-plan.ts';
import type { Plan } from '#deepseek/compose/plan.ts';

export function plan(checked: CheckedAnswers): Plan {
  const guardrail = checked.answer('requireGuardrail');
  const vpce = checked.answer('requireVpce');
  const plan = scpPlan(
    checked,
    [
      onlyApprovedModels(checked),
      onlyApprovedRegions(checked),
      ...(guardrail ? [requireGuardrail(checked)] : []),
      ...(vpce ? [requireVpce(checked)] : []),
      ...(checked.answer('noLongTermKeys') ? [noLongTermKeys(checked)] : []),
    ],
    [
      ONLY_APPROVED,
      ...modelGaps(checked),
      ...(guardrail ? guardrailNotices(checked) : []),
      ...(vpce ? [endpointNotice(checked)] : []),
    ],
  );
  return vpce ? { ...plan, nextSteps: [listEndpointsStep(checked), ...(plan.nextSteps ?? [])] } : plan;
}
