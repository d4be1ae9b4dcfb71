// Next steps for service control policies, and what they do not apply to.
import { PAGES } from '#core/catalog/pages.ts';
import { policyDocuments } from '#core/compose/documents.ts';
import type { PolicyPlan } from '#core/compose/plan.ts';
import type { NextStep, Notice } from '#core/compose/role-kit.ts';

/** One line for each document: a policy that is too long for one is several. */
const each = (names: readonly string[], line: (name: string) => string): string =>
  names.map((name) => line(name)).join('\n');

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html */
export function scpSteps(policies: readonly PolicyPlan[]): readonly NextStep[] {
  const names = policies.flatMap((policy) => policyDocuments(policy.grants, policy)).map(({ name }) => name);
  return [
    {
      id: 'validate-scp',
      title: 'Have AWS check the policies',
      text: 'Save each document under its name. IAM Access Analyzer reports errors and warnings.',
      code: each(
        names,
        (name) =>
          `aws accessanalyzer validate-policy --policy-type SERVICE_CONTROL_POLICY --policy-document file://${name}.json`,
      ),
      page: PAGES.policyValidation,
    },
    {
      id: 'enable-scp',
      title: 'Turn on service control policies',
      text: 'Once, in the management account of an organization with all features. FullAWSAccess stays attached: these policies only take away.',
      code: 'aws organizations list-roots\naws organizations enable-policy-type --root-id ROOT-ID --policy-type SERVICE_CONTROL_POLICY',
      page: PAGES.scpEnable,
    },
    {
      id: 'create-scp',
      title: 'Create the policies',
      text: 'White space counts towards the size when a policy is saved from the command line, so jq takes it out.',
      code: each(
        names,
        (name) =>
          `aws organizations create-policy --type SERVICE_CONTROL_POLICY --name ${name} --description "${name}" --content "$(jq -c . ${name}.json)"`,
      ),
      page: PAGES.organizationPolicies,
    },
    {
      id: 'attach-scp',
      title: 'Attach them to one organizational unit first',
      text: 'Take one with test accounts. Look for AccessDenied in CloudTrail for some days, then attach them higher up. Put the IDs that create-policy printed in place of the words that begin with ID-OF.',
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
  text: 'Service control policies bind the users, roles and root users of member accounts. The management account and service-linked roles are not bound, and there is no resource control policy for Bedrock or SageMaker to make up for it.',
};
