// The rights to make and attach the policies of one type in AWS Organizations, and no others.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PageId } from '#deepseek/catalog/pages.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

export interface AdministeredType {
  /** As `organizations:PolicyType` has it. */
  readonly condition: string;
  /** As ARNs have it. */
  readonly arn: string;
  /** As Sids have it: "BedrockPolicies". */
  readonly sid: string;
  /** "Amazon Bedrock policies" */
  readonly plural: string;
  readonly page: PageId;
  readonly practices: PageId;
  readonly answers: readonly FieldId[];
  /** What AWS's pages leave open on its ARN. */
  readonly doubt?: string;
}

/**
 * `account` is the management account: ARNs have it also where a delegated administrator calls.
 * https://docs.aws.amazon.com/organizations/latest/userguide/security_iam_resource-based-policy-examples.html
 */
export function policyAdmin(
  checked: CheckedAnswers,
  account: string,
  type: AdministeredType,
): readonly PlannedStatement[] {
  const partition = governedPartition(checked.view);
  const organization = checked.answer('organizationId');
  const own = (what: string): string => `arn:${partition}:organizations::${account}:${what}/${organization}`;
  const policies = `${own('policy')}/${type.arn}/*`;
  const targets = [`${own('ou')}/*`, `${own('root')}/*`, `${own('account')}/*`];
  const condition = { StringEquals: { 'organizations:PolicyType': type.condition } };
  const { answers, page, sid } = type;
  return [
    allow({
      sid: `Manage${sid}`,
      actions: [
        'organizations:CreatePolicy',
        'organizations:UpdatePolicy',
        'organizations:DeletePolicy',
        'organizations:DescribePolicy',
      ],
      resources: policies,
      condition,
      why: {
        title: `Creates ${type.plural}`,
        text: 'The condition leaves every other type of policy alone. The ARNs have the management account, also for a delegated administrator.',
        answers,
        page,
        ...(type.doubt === undefined ? {} : { doubt: type.doubt }),
      },
    }),
    allow({
      sid: `Attach${sid}`,
      actions: ['organizations:AttachPolicy', 'organizations:DetachPolicy'],
      resources: [policies, ...targets],
      condition,
      why: {
        title: 'Attaches them',
        text: 'AWS checks the policy, and the root, organizational unit or account that it is attached to.',
        answers,
        page: 'scpAttach',
      },
    }),
    allow({
      sid: `Enable${sid}`,
      actions: 'organizations:EnablePolicyType',
      resources: `${own('root')}/*`,
      condition,
      why: {
        title: 'Turns the policy type on',
        text: 'Once, in the root of the organization.',
        answers,
        page: 'scpEnable',
      },
    }),
    allow({
      sid: 'SeeWhatHolds',
      actions: ['organizations:DescribeEffectivePolicy', 'organizations:ListPoliciesForTarget'],
      resources: targets,
      condition,
      why: {
        title: 'Shows what holds',
        text: 'DescribeEffectivePolicy shows what an account gets once the policies above it are combined.',
        answers,
        page: type.practices,
      },
    }),
    allow({
      sid: 'FindTargets',
      actions: [
        'organizations:DescribeAccount',
        'organizations:DescribeOrganizationalUnit',
        'organizations:ListAccountsForParent',
        'organizations:ListOrganizationalUnitsForParent',
        'organizations:ListTargetsForPolicy',
      ],
      resources: [policies, ...targets],
      why: {
        title: 'Finds units and accounts',
        text: 'Reads the IDs to attach the policy to. These calls have no policy type.',
        calls: ['ListOrganizationalUnitsForParent', 'ListAccountsForParent', 'ListTargetsForPolicy'],
        answers,
        page,
      },
    }),
    allow({
      sid: 'FindTheOrganization',
      actions: [
        'organizations:DescribeOrganization',
        'organizations:ListPolicies',
        'organizations:ListRoots',
      ],
      resources: '*',
      why: {
        title: 'Finds the organization and its policies',
        text: 'These actions do not support resources in IAM.',
        answers,
        page,
      },
    }),
  ];
}
