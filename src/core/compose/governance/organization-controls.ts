// The controls of a whole organization: a row each, in the order in which to attach them.
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import type { PolicyPlan } from '#core/compose/plan.ts';
import { onlyApprovedModels } from './approved-models.ts';
import { onlyApprovedRegions } from './approved-regions.ts';
import { denyAccelerators } from './deny-accelerators.ts';
import { denyManagedModels } from './deny-managed-models.ts';
import { denyNewModels } from './deny-new-models.ts';
import { denyServing } from './deny-serving.ts';
import { denySubscriptions } from './deny-subscriptions.ts';
import { noLongTermKeys } from './no-long-term-keys.ts';
import { protectControls } from './protect-controls.ts';
import { requireGuardrail } from './require-guardrail.ts';
import { requireVpce } from './require-vpce.ts';

type ControlField =
  | 'limitModels'
  | 'limitRegions'
  | 'requireGuardrail'
  | 'requireVpce'
  | 'denyNewModels'
  | 'denyServing'
  | 'noLongTermKeys'
  | 'protectControls'
  | 'denyAccelerators'
  | 'denyManagedModels'
  | 'denySubscriptions';

/** A row may also give another type of document: that is not joined with others and exempts no roles. */
interface Control {
  /** The switch that asks for it. */
  readonly field: Extract<FieldId, ControlField>;
  readonly policies: (checked: CheckedAnswers) => readonly PolicyPlan[];
}

const one =
  (policy: (checked: CheckedAnswers) => PolicyPlan): Control['policies'] =>
  (checked) => [policy(checked)];

/** The others of the set are named by what they do, so this one is as well. */
function approvedModelsNamed(checked: CheckedAnswers): PolicyPlan {
  const policy = onlyApprovedModels(checked);
  return { ...policy, name: `${policy.name.slice(0, 122)}Models` };
}

/** What stops nothing that runs today comes first. */
const CONTROLS: readonly Control[] = [
  { field: 'protectControls', policies: one(protectControls) },
  { field: 'denyNewModels', policies: one(denyNewModels) },
  { field: 'denyServing', policies: one(denyServing) },
  { field: 'denyAccelerators', policies: one(denyAccelerators) },
  { field: 'denyManagedModels', policies: one(denyManagedModels) },
  { field: 'denySubscriptions', policies: one(denySubscriptions) },
  { field: 'noLongTermKeys', policies: one(noLongTermKeys) },
  { field: 'limitModels', policies: one(approvedModelsNamed) },
  { field: 'limitRegions', policies: one(onlyApprovedRegions) },
  { field: 'requireGuardrail', policies: one((checked) => requireGuardrail(checked, { ownModels: true })) },
  { field: 'requireVpce', policies: one(requireVpce) },
];

/** The controls that are on; the one on models where all are off, so that there is something to look at. */
export function controlsOn(checked: CheckedAnswers): ReadonlySet<ControlField> {
  const on = CONTROLS.map(({ field }) => field).filter((field) => checked.answer(field));
  return new Set(on.length > 0 ? on : ['limitModels']);
}

export function organizationControls(checked: CheckedAnswers): readonly PolicyPlan[] {
  const on = controlsOn(checked);
  return CONTROLS.filter(({ field }) => on.has(field)).flatMap(({ policies }) => policies(checked));
}
