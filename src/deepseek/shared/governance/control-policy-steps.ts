// Next steps for policies of an organization.
import { PAGES } from '#deepseek/catalog/pages.ts';
import { policyDocuments } from '#deepseek/compose/documents.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';
import { optionWord, policyFile } from '#deepseek/compose/shell.ts';

export const documentNames = (policies: readonly PolicyPlan[]): readonly string[] =>
  policies.flatMap((policy) => policyDocuments(policy.statements, policy)).map(({ name }) => name);

/** The command that creates a policy from its document. */
export const createPolicy = (type: string, name: string): string =>
  `aws organizations create-policy --type ${type} ${optionWord('--name', name)} ${optionWord('--description', name)} --content "$(jq -c . ${policyFile(name)})"`;

/** A policy that sets something for its accounts. */
export const attachToTest = (id: string, type: string, text: string, page: string): NextStep => ({
  id,
  when: { follows: 'organization' },
  title: 'Attach it to one test account first',
  text: `${text} A root, organizational unit or account takes up to ${QUOTAS.declarativePoliciesPerTarget} of these policies. Replace POLICY-ID with the ID that create-policy printed.`,
  code: `aws organizations attach-policy --policy-id POLICY-ID --target-id TEST-ACCOUNT-ID\naws organizations describe-effective-policy --policy-type ${type} --target-id TEST-ACCOUNT-ID`,
  page,
});

interface Kind {
  readonly id: 'scp' | 'rcp';
  /** What AWS calls the policies. */
  readonly what: 'service' | 'resource';
  /** The policy of AWS that stays. */
  readonly stays: string;
  /** Where to attach them first, and what to look at there. */
  readonly first: string;
  readonly choose: string;
  readonly target: string;
  readonly look: string;
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies.html */
export function controlPolicySteps(
  policies: readonly PolicyPlan[],
  { id, what, stays, first, choose, target, look }: Kind,
): readonly NextStep[] {
  const type = `${what.toUpperCase()}_CONTROL_POLICY`;
  // One line for each document: a policy that is too long for one is several.
  const each = (line: (name: string) => string): string => documentNames(policies).map(line).join('\n');
  return [
    {
      id: `validate-${id}`,
      when: 'before',
      title: 'Validate the policies with AWS',
      text: 'Save each document under its own name. IAM Access Analyzer reports errors and warnings.',
      code: each(
        (name) =>
          `aws accessanalyzer validate-policy --policy-type ${type} --policy-document file://${policyFile(name)}`,
      ),
      page: PAGES.policyValidation,
    },
    {
      id: `enable-${id}`,
      when: 'before',
      title: `Turn on ${what} control policies`,
      text: `Once, in the management account of an organization with all features. ${stays}`,
      code: `aws organizations list-roots\naws organizations enable-policy-type --root-id ROOT-ID --policy-type ${type}`,
      page: PAGES.scpEnable,
    },
    {
      id: `create-${id}`,
      when: { instead: 'organization' },
      title: 'Create the policies',
      text: 'Whitespace counts toward the size limit when you save a policy with the AWS CLI, so jq removes it.',
      code: each((name) => createPolicy(type, name)),
      page: PAGES.organizationPolicies,
    },
    {
      id: `attach-${id}`,
      when: { follows: 'organization' },
      title: `Attach them to one ${first} first`,
      text: `Choose ${choose}. Look for AccessDenied in CloudTrail for a few days, ${look}then attach them higher up. Replace the words that start with ID-OF with the IDs that create-policy printed.`,
      code: each((name) => `aws organizations attach-policy --policy-id ID-OF-${name} --target-id ${target}`),
      page: PAGES.scpAttach,
    },
  ];
}
