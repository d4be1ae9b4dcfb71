// Next steps for resource control policies on weights, and what they do not apply to.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { policyDocuments } from '#deepseek/compose/documents.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { optionWord, policyFile } from '#deepseek/compose/shell.ts';

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html */
export function rcpSteps(policy: PolicyPlan): readonly NextStep[] {
  const names = policyDocuments(policy.statements, policy).map(({ name }) => name);
  const each = (line: (name: string) => string): string => names.map(line).join('\n');
  return [
    {
      id: 'validate-rcp',
      when: 'before',
      title: 'Validate the policies with AWS',
      text: 'Save each document under its own name. IAM Access Analyzer reports errors and warnings.',
      code: each(
        (name) =>
          `aws accessanalyzer validate-policy --policy-type RESOURCE_CONTROL_POLICY --policy-document file://${policyFile(name)}`,
      ),
      page: PAGES.policyValidation,
    },
    {
      id: 'enable-rcp',
      when: 'before',
      title: 'Turn on resource control policies',
      text: 'Once, in the management account of an organization with all features. AWS attaches RCPFullAWSAccess, which stays.',
      code: 'aws organizations list-roots\naws organizations enable-policy-type --root-id ROOT-ID --policy-type RESOURCE_CONTROL_POLICY',
      page: PAGES.scpEnable,
    },
    {
      id: 'create-rcp',
      when: { instead: 'organization' },
      title: 'Create the policies',
      text: 'Whitespace counts toward the size limit when you save a policy with the AWS CLI, so jq removes it.',
      code: each(
        (name) =>
          `aws organizations create-policy --type RESOURCE_CONTROL_POLICY ${optionWord('--name', name)} ${optionWord('--description', name)} --content "$(jq -c . ${policyFile(name)})"`,
      ),
      page: PAGES.organizationPolicies,
    },
    {
      id: 'attach-rcp',
      when: { follows: 'organization' },
      title: 'Attach them to one account first',
      text: 'Choose a test account. Look for AccessDenied in CloudTrail for a few days, above all by partners and by AWS services, then attach them higher up. Replace the words that start with ID-OF with the IDs that create-policy printed.',
      code: each(
        (name) => `aws organizations attach-policy --policy-id ID-OF-${name} --target-id TEST-ACCOUNT-ID`,
      ),
      page: PAGES.scpAttach,
    },
  ];
}

const NOTICES: readonly Notice[] = [
  {
    id: 'rcp-reach',
    title: 'Reach of the policies',
    text: 'A resource control policy applies to resources in member accounts, whoever calls.',
  },
  {
    id: 'own-buckets',
    title: 'AWS’s own buckets',
    text: 'It does not stop your roles from reading AWS’s own buckets, such as those of JumpStart: these are not in your organization.',
  },
];

const PUBLIC: Notice = {
  id: 'public-access',
  title: 'Public buckets',
  text: 'With no bucket named, general purpose buckets are closed to the outside, websites and links of outside principals too. In older Regions, load balancers write logs from accounts of AWS: name these as partners. Name buckets to limit it to weights.',
};

export function rcpNotices(checked: CheckedAnswers): readonly Notice[] {
  const open =
    checked.answer('perimeterServices').includes('s3') && checked.answer('perimeterBuckets').length === 0;
  return [...NOTICES, ...(open ? [PUBLIC] : [])];
}
