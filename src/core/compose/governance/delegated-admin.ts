// Permissions for a delegated admin, who makes app roles below the boundary and cannot lift it.
import { governedPartition } from '#core/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { allow, deny, type Grant } from '#core/compose/grant.ts';

/** The ARN of the boundary that the wizard names. */
export function boundaryArn(reading: CheckedAnswers): string {
  const partition = governedPartition(reading.view);
  return `arn:${partition}:iam::${reading.view.home.account}:policy/${reading.answer('policyName')}`;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate */
export function delegatedAdminGrants(reading: CheckedAnswers): readonly Grant[] {
  const boundary = boundaryArn(reading);
  const { account } = reading.view.home;
  const roles = `arn:${governedPartition(reading.view)}:iam::${account}:role${reading.answer('path')}*`;
  return [
    allow({
      sid: 'CreateRolesWithBoundary',
      actions: [
        'iam:CreateRole',
        'iam:PutRolePolicy',
        'iam:AttachRolePolicy',
        'iam:DetachRolePolicy',
        'iam:DeleteRolePolicy',
        'iam:PutRolePermissionsBoundary',
      ],
      resources: roles,
      condition: { ArnEquals: { 'iam:PermissionsBoundary': boundary } },
      why: {
        title: 'Makes roles that carry the boundary',
        text: 'Below one path only. A role without the boundary can be neither made nor changed.',
        calls: ['CreateRole', 'PutRolePolicy', 'AttachRolePolicy', 'PutRolePermissionsBoundary'],
        answers: ['path', 'policyName', 'account'],
        page: 'iamBoundaries',
      },
    }),
    deny({
      sid: 'NoBoundaryRemoval',
      actions: 'iam:DeleteRolePermissionsBoundary',
      resources: '*',
      why: {
        title: 'Takes no boundary off',
        text: 'Whatever else the admin is allowed.',
        calls: ['DeleteRolePermissionsBoundary'],
        answers: ['policyName'],
        page: 'iamBoundaries',
      },
    }),
    deny({
      sid: 'NoBoundaryEdit',
      actions: [
        'iam:CreatePolicyVersion',
        'iam:DeletePolicy',
        'iam:DeletePolicyVersion',
        'iam:SetDefaultPolicyVersion',
      ],
      resources: boundary,
      why: {
        title: 'Does not edit the boundary',
        text: 'A new version of the policy would lift it for every role at once.',
        calls: ['CreatePolicyVersion', 'SetDefaultPolicyVersion', 'DeletePolicyVersion', 'DeletePolicy'],
        answers: ['policyName', 'account'],
        page: 'iamBoundaries',
      },
    }),
  ];
}
