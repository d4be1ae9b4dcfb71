// Next steps for resource control policies on weights, and what they do not apply to.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { controlPolicySteps } from './control-policy-steps.ts';

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html */
export const rcpSteps = (policy: PolicyPlan): readonly NextStep[] =>
  controlPolicySteps([policy], {
    id: 'rcp',
    what: 'resource',
    stays: 'AWS attaches RCPFullAWSAccess, which stays.',
    first: 'account',
    choose: 'a test account',
    target: 'TEST-ACCOUNT-ID',
    look: 'above all by partners and by AWS services, ',
  });

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
