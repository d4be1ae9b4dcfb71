// Next steps for service control policies, and what they do not apply to.
import { PAGES } from '#deepseek/catalog/pages.ts';
import { policyDocuments } from '#deepseek/compose/documents.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';

/** One line for each document: a policy that is too long for one is several. */
const each = (names: readonly string[], line: (name: string) => string): string =>
  names.map((name) => line(name)).join('\n');

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html */
export function scpSteps(policies: readonly PolicyPlan[]): readonly NextStep[] {
  const names = policies
    .flatMap((policy) => policyDocuments(policy.statements, policy))
    .map(({ name }) => name);
  return [
    {
      id: 'validate-scp',
      when: 'before',
      title: 'Validate the policies with AWS',
      text: 'Save each document under its own name. IAM Access Analyzer reports errors and warnings.',
      code: each(
        names,
        (name) =>
          `aws accessanalyzer validate-policy --policy-type SERVICE_CONTROL_POLICY --policy-document file://${name}.json`,
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
          `aws organizations create-policy --type SERVICE_CONTROL_POLICY --name ${name} --description "${name}" --content "$(jq -c . ${name}.json)"`,
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

/** What no SCP reaches. */
export const SCP_REACH: Notice = {
  id: 'scp-reach',
  title: 'Reach of the policies',
  text: 'Service control policies apply to the users, roles and root users of member accounts. They do not apply to the management account or service-linked roles, and resource control policies do not support Bedrock or SageMaker.',
};
