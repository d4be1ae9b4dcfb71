// The controls of a whole organization: a row each, in the order in which to attach them.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { onlyApprovedModels } from '#deepseek/shared/governance/approved-models.ts';
import { onlyApprovedRegions } from '#deepseek/shared/governance/approved-regions.ts';
import { bedrockPolicy, policyGuardrails } from '#deepseek/shared/governance/bedrock-policy.ts';
import { denyAccelerators } from './deny-accelerators.ts';
import { denyManagedModels } from './deny-managed-models.ts';
import { denyNewModels } from './deny-new-models.ts';
import { denyServing } from '#deepseek/shared/governance/deny-serving.ts';
import { denySubscriptions } from './deny-subscriptions.ts';
import { ec2Policy } from '#deepseek/shared/governance/ec2-policy.ts';
import { endpointControls } from './endpoint-controls.ts';
import { guardrailPolicies } from '#deepseek/shared/governance/guardrail-sharing.ts';
import { noLongTermKeys } from '#deepseek/shared/governance/no-long-term-keys.ts';
import { protectControls } from './protect-controls.ts';
import { requireGuardrail } from '#deepseek/shared/governance/require-guardrail.ts';
import { requireVpce } from '#deepseek/shared/governance/require-vpce.ts';
import { weightsPerimeterPolicy } from '#deepseek/shared/governance/weights-perimeter.ts';

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
  | 'denySubscriptions'
  | 'enforceBedrock'
  | 'keepWeights'
  | 'declareEc2'
  | 'endpointPolicies';

/** A row may also give another type of document: that is not joined with others and exempts no roles. */
interface Control {
  /** The switch that asks for it. */
  readonly field: Extract<FieldId, ControlField>;
  readonly policies: (checked: CheckedAnswers) => readonly PolicyPlan[];
}

const one =
  (policy: (checked: CheckedAnswers) => PolicyPlan): Control['policies'] =>
  (checked) => [policy(checked)];

const LONGEST_NAME = 128;

/** The policies of a set are named by what they do. */
export const nameInSet = (checked: CheckedAnswers, suffix: string): string =>
  `${checked.answer('policyName').slice(0, LONGEST_NAME - suffix.length)}${suffix}`;

const named =
  (policy: (checked: CheckedAnswers) => PolicyPlan, suffix: string): Control['policies'] =>
  (checked) => [{ ...policy(checked), name: nameInSet(checked, suffix) }];

/** The guardrails that the Amazon Bedrock policy of the set enforces, with the name of the policy that shares the first. */
export const enforcedGuardrails = (checked: CheckedAnswers) =>
  ({
    guardrails: policyGuardrails(checked),
    field: 'policyGuardrails',
    name: nameInSet(checked, '-sharing'),
  }) as const;

/** What stops nothing that runs today comes first. */
const CONTROLS: readonly Control[] = [
  { field: 'protectControls', policies: one(protectControls) },
  { field: 'denyNewModels', policies: one(denyNewModels) },
  { field: 'denyServing', policies: one(denyServing) },
  { field: 'denyAccelerators', policies: one(denyAccelerators) },
  { field: 'denyManagedModels', policies: one(denyManagedModels) },
  { field: 'denySubscriptions', policies: one(denySubscriptions) },
  { field: 'noLongTermKeys', policies: one(noLongTermKeys) },
  { field: 'limitModels', policies: named(onlyApprovedModels, 'Models') },
  { field: 'limitRegions', policies: one(onlyApprovedRegions) },
  { field: 'requireGuardrail', policies: one((checked) => requireGuardrail(checked, { ownModels: true })) },
  { field: 'requireVpce', policies: one(requireVpce) },
  { field: 'keepWeights', policies: named(weightsPerimeterPolicy, 'Weights') },
  {
    field: 'enforceBedrock',
    policies: (checked) => [
      ...guardrailPolicies(checked, enforcedGuardrails(checked)),
      bedrockPolicy(checked, nameInSet(checked, 'Bedrock')),
    ],
  },
  { field: 'declareEc2', policies: (checked) => [ec2Policy(checked, nameInSet(checked, 'Hosts'))] },
  { field: 'endpointPolicies', policies: endpointControls },
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
