// What a trusted entity adds to a kit.
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { AttachmentPlan, RolePlan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';

export interface Extras {
  /** For the role itself. */
  readonly statements?: readonly PlannedStatement[];
  readonly roles?: readonly RolePlan[];
  readonly attachments?: readonly AttachmentPlan[];
  readonly nextSteps?: readonly NextStep[];
  readonly notices?: readonly Notice[];
}
