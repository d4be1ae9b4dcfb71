// What a trusted entity adds to a kit.
import type { Grant } from '#core/compose/grant.ts';
import type { AttachmentPlan, RolePlan } from '#core/compose/plan.ts';
import type { NextStep, Notice } from '#core/compose/role-kit.ts';

export interface Extras {
  /** For the role itself. */
  readonly grants?: readonly Grant[];
  readonly roles?: readonly RolePlan[];
  readonly attachments?: readonly AttachmentPlan[];
  readonly nextSteps?: readonly NextStep[];
  readonly notices?: readonly Notice[];
}
