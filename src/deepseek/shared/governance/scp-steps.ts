// Next steps for service control policies, and what they do not apply to.
import { PAGES } from '#deepseek/catalog/pages.ts';
import { policyDocuments } from '#deepseek/compose/documents.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';
import { optionWord, policyFile } from '#deepseek/compose/shell.ts';

/** One line for each document: a policy that is too long for one is several. */
const each = (names: readonly string[], line: (name: string) => string): string =>
  names.map((name) => line(name)).join('\n');

const documentNames = (policies: readonly PolicyPlan[]): readonly string[] =>
  policies.flatMap((policy) => policyDocuments(policy.statements, policy)).map(({ name }) => name);

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html */
export function scpSteps(policies: readonly PolicyPlan[]): readonly NextStep[] {
  const names = documentNames(policies);
  return [
    {
      id: 'validate-scp',
      when: 'before',
      title: 'Validate the policies with AWS',
      text: 'Save each document under its own name. IAM Access Analyzer reports errors and warnings.',
      code: each(
        names,
        (name) =>
          `aws accessanalyzer validate-policy --policy-type SERVICE_CONTROL_POLICY --policy-document file://${policyFile(name)}`,
      ),
      page: PAGES.policyValidation,
    },
    {
      id: 'enable-scp',
      when: 'before',
      title: 'Turn on service control policies',
      text: 'Once, in the management account of an organization with all features. Keep FullAWSAccess attached: these policies only deny.',
      code: 'aws organizations list-roots\naws organizations enable-policy-type --root-id ROOT-ID --policy-type SERVICE_CONTROL_POLICY',
      page: PAGES.scpEnable,
    },
    {
      id: 'create-scp',
      when: { instead: 'organization' },
      title: 'Create the policies',
      text: 'Whitespace counts toward the size limit when you save a policy with the AWS CLI, so jq removes it.',
      code: each(
        names,
        (name) =>
          `aws organizations create-policy --type SERVICE_CONTROL_POLICY ${optionWord('--name', name)} ${optionWord('--description', name)} --content "$(jq -c . ${policyFile(name)})"`,
      ),
      page: PAGES.organizationPolicies,
    },
    {
      id: 'attach-scp',
      when: { follows: 'organization' },
      title: 'Attach them to one organizational unit first',
      text: 'Choose one with test accounts. Look for AccessDenied in CloudTrail for a few days, then attach them higher up. Replace the words that start with ID-OF with the IDs that create-policy printed.',
      code: each(
        names,
        (name) => `aws organizations attach-policy --policy-id ID-OF-${name} --target-id TEST-OU-ID`,
      ),
      page: PAGES.scpAttach,
    },
  ];
}

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
