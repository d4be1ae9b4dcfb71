// Next steps for service control policies, and what they do not apply to.
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';
import { controlPolicySteps, documentNames } from './control-policy-steps.ts';

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html */
export const scpSteps = (policies: readonly PolicyPlan[]): readonly NextStep[] =>
  controlPolicySteps(policies, {
    id: 'scp',
    what: 'service',
    stays: 'Keep FullAWSAccess attached: these policies only deny.',
    first: 'organizational unit',
    choose: 'one with test accounts',
    target: 'TEST-OU-ID',
    look: '',
  });

/** Policies that AWS Control Tower attaches to an organizational unit; more where more of its preventive controls are on. */
const CONTROL_TOWER_SCPS = 2;

/**
 * How many places the policies take, and how many are left.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export function scpPlaces(policies: readonly PolicyPlan[]): readonly Notice[] {
  const taken = documentNames(policies).length;
  if (taken === 0) return [];
  // FullAWSAccess, which allows what the others do not deny, takes one.
  const left = QUOTAS.scpsPerTarget - 1 - taken;
  const underControlTower = Math.max(0, left - CONTROL_TOWER_SCPS);
  const room =
    left < 0
      ? 'Attach some of them higher up and the others below: all of them apply to the accounts there.'
      : `That leaves ${left}; under AWS Control Tower, whose own policies take ${CONTROL_TOWER_SCPS} or more, at most ${underControlTower}.`;
  return [
    {
      id: 'scp-places',
      title: 'Places for policies',
      text: `A root, organizational unit or account takes ${QUOTAS.scpsPerTarget} service control policies. FullAWSAccess is one, and these are ${taken}. ${room} See what is attached: aws organizations list-policies-for-target --filter SERVICE_CONTROL_POLICY --target-id ID`,
    },
  ];
}

/** What no SCP reaches. */
export const SCP_REACH: Notice = {
  id: 'scp-reach',
  title: 'Reach of the policies',
  text: 'Service control policies apply to users, roles and root users of member accounts, and not to service-linked roles. Resource control policies do not support Bedrock or SageMaker.',
};
