// Permissions for a delegated admin, who makes app roles below the boundary and cannot lift it.
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { principalNames } from '#iam/facts/principal-in.ts';
import { allow, deny, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

/** The ARN of the boundary that the wizard names. */
export function boundaryArn(checked: CheckedAnswers): string {
  const partition = governedPartition(checked.view);
  return `arn:${partition}:iam::${checked.view.home.account}:policy/${checked.answer('policyName')}`;
}

/**
 * What the exported scripts call in addition. These actions do not support iam:PermissionsBoundary, and GetRole is
 * also called for a role that does not exist yet, so the path alone limits them.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
function managing(checked: CheckedAnswers): readonly PlannedStatement[] {
  const partition = governedPartition(checked.view);
  const path = checked.answer('path');
  const own = (kind: string) => `arn:${partition}:iam::${checked.view.home.account}:${kind}${path}*`;
  const answers = ['path', 'account', 'governPartition'] as const;
  const look = allow({
    sid: 'ReadRoles',
    actions: [
      'iam:GetRole',
      'iam:GetRolePolicy',
      'iam:ListAttachedRolePolicies',
      'iam:ListInstanceProfilesForRole',
      'iam:ListRolePolicies',
      'iam:ListRoleTags',
    ],
    resources: own('role'),
    why: {
      title: 'Reads roles',
      text: 'The scripts check what exists before they change it.',
      calls: ['GetRole', 'ListAttachedRolePolicies', 'ListRolePolicies', 'ListRoleTags'],
      answers,
      page: 'iamBoundaries',
    },
  });
  // With the path / these would be for every policy and role of the account.
  if (path === '/') return [look];
  return [
    look,
    allow({
      sid: 'TagRoles',
      actions: ['iam:TagRole', 'iam:UntagRole'],
      resources: own('role'),
      why: {
        title: 'Tags roles below the path',
        text: 'Creating a role with tags needs this too. IAM cannot require the boundary here. If policies test the caller’s tags (aws:PrincipalTag), a tag changes what a role can do, but the boundary still caps it.',
        calls: ['CreateRole with tags', 'TagRole', 'UntagRole'],
        answers,
        page: 'iamPrincipalTags',
      },
    }),
    allow({
      sid: 'ManagePoliciesOfThePath',
      actions: [
        'iam:CreatePolicy',
        'iam:CreatePolicyVersion',
        'iam:DeletePolicy',
        'iam:DeletePolicyVersion',
        'iam:GetPolicy',
        'iam:GetPolicyVersion',
        'iam:ListEntitiesForPolicy',
        'iam:ListPolicyTags',
        'iam:ListPolicyVersions',
        'iam:TagPolicy',
      ],
      resources: own('policy'),
      why: {
        title: 'Manages policies below the path',
        text: 'Only below the app roles’ path: keep other policies out of it. The boundary is not below it.',
        calls: ['CreatePolicy', 'CreatePolicyVersion', 'DeletePolicy', 'ListPolicyTags', 'TagPolicy'],
        answers,
        page: 'iamBoundaries',
      },
    }),
    allow({
      sid: 'ManageInstanceProfiles',
      actions: [
        'iam:AddRoleToInstanceProfile',
        'iam:CreateInstanceProfile',
        'iam:DeleteInstanceProfile',
        'iam:GetInstanceProfile',
        'iam:RemoveRoleFromInstanceProfile',
        'iam:TagInstanceProfile',
      ],
      resources: own('instance-profile'),
      why: {
        title: 'Manages instance profiles below the path',
        text: 'An app on EC2 gets its role through one.',
        calls: ['CreateInstanceProfile', 'AddRoleToInstanceProfile', 'TagInstanceProfile'],
        answers,
        page: 'iamBoundaries',
      },
    }),
    allow({
      sid: 'PutRolesIntoInstanceProfiles',
      actions: 'iam:PassRole',
      resources: own('role'),
      condition: {
        StringEquals: {
          'iam:PassedToService': oneOrMany(principalNames(partition, 'ec2.amazonaws.com')),
        },
      },
      why: {
        title: 'Adds a role to an instance profile',
        text: 'AddRoleToInstanceProfile needs iam:PassRole on the role. IAM cannot require the boundary here, so keep roles without it out of the path.',
        calls: ['AddRoleToInstanceProfile'],
        answers,
        page: 'iamPassRole',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate */
export function delegatedAdminStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const boundary = boundaryArn(checked);
  const { account } = checked.view.home;
  const roles = `arn:${governedPartition(checked.view)}:iam::${account}:role${checked.answer('path')}*`;
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
        'iam:UpdateAssumeRolePolicy',
        'iam:UpdateRole',
        'iam:DeleteRole',
      ],
      resources: roles,
      condition: { ArnEquals: { 'iam:PermissionsBoundary': boundary } },
      why: {
        title: 'Creates roles that have the boundary',
        text: 'Only below one path. Roles without the boundary cannot be created or changed. The admin can also allow itself to assume such a role, but the boundary still caps what that role can do.',
        calls: [
          'CreateRole',
          'PutRolePolicy',
          'AttachRolePolicy',
          'PutRolePermissionsBoundary',
          'UpdateAssumeRolePolicy',
        ],
        answers: ['path', 'policyName', 'account'],
        page: 'iamBoundaries',
      },
    }),
    ...managing(checked),
    deny({
      sid: 'NoBoundaryRemoval',
      actions: 'iam:DeleteRolePermissionsBoundary',
      resources: '*',
      why: {
        title: 'Denies removing the boundary',
        text: 'Even if another policy of the admin allows it.',
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
        title: 'Denies editing the boundary',
        text: 'A new policy version could remove the cap from every role at once.',
        calls: ['CreatePolicyVersion', 'SetDefaultPolicyVersion', 'DeletePolicyVersion', 'DeletePolicy'],
        answers: ['policyName', 'account'],
        page: 'iamBoundaries',
      },
    }),
  ];
}
