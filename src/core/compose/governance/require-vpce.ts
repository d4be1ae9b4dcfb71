// The SCP that lets models be called through the organization's own VPC endpoints only.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { deny, oneOrMany, type Grant } from '#core/compose/grant.ts';
import type { PolicyPlan } from '#core/compose/plan.ts';
import { MANTLE_ACTION, MANTLE_CALLS, RUN_ACTIONS, RUN_CALLS, scp } from './scp.ts';

/**
 * A principal that can create or change an exempt role could leave the perimeter through it. The same is true of the
 * role that may create exempt roles.
 */
function protect(reading: CheckedAnswers, roles: readonly string[]): readonly Grant[] {
  if (roles.length === 0) return [];
  const admins = reading.answer('exemptAdmins');
  return [
    deny({
      sid: 'ProtectExemptRoles',
      actions: [
        'iam:AttachRolePolicy',
        'iam:CreateRole',
        'iam:DeleteRole',
        'iam:DeleteRolePermissionsBoundary',
        'iam:DeleteRolePolicy',
        'iam:DetachRolePolicy',
        'iam:PutRolePermissionsBoundary',
        'iam:PutRolePolicy',
        'iam:UpdateAssumeRolePolicy',
      ],
      resources: [...new Set([...roles, ...admins])],
      condition: { ArnNotLike: { 'aws:PrincipalArn': oneOrMany(admins) } },
      why: {
        title: 'Nobody else makes or changes an exempt role',
        text: 'An exempt role is named with its account and path. Without this, anybody in that account could change it and call from anywhere. The role that may change them is kept from others too: make it before you attach the policy.',
        calls: ['CreateRole', 'PutRolePolicy', 'AttachRolePolicy', 'UpdateAssumeRolePolicy', 'DeleteRole'],
        answers: ['exemptRoles', 'exemptAdmins'],
        page: 'scps',
      },
    }),
  ];
}

/** https://github.com/aws-samples/data-perimeter-policy-examples; keys: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export function requireVpce(reading: CheckedAnswers): PolicyPlan {
  const roles = reading.answer('exemptRoles');
  return scp(reading, {
    id: 'require-vpce',
    does: 'require a VPC endpoint',
    suffix: 'Endpoint',
    grants: [
      deny({
        sid: 'DenyBedrockOutsideVpce',
        actions: [...RUN_ACTIONS, MANTLE_ACTION],
        resources: '*',
        condition: {
          StringNotEqualsIfExists: { 'aws:SourceVpce': oneOrMany(reading.answer('orgEndpoints')) },
          BoolIfExists: { 'aws:ViaAWSService': 'false' },
          ...(roles.length > 0 ? { ArnNotLikeIfExists: { 'aws:PrincipalArn': oneOrMany(roles) } } : {}),
        },
        why: {
          title: 'Only through your endpoints',
          text: 'A call from elsewhere has no endpoint and is denied. Three services answer these calls, each with its own endpoint: bedrock-runtime (calls of models), bedrock-mantle, and bedrock (which starts batch jobs). List all that are in use. Calls that AWS makes in a caller’s name pass; roles that services assume must be exempt.',
          calls: [...RUN_CALLS, ...MANTLE_CALLS],
          answers: ['requireVpce', 'orgEndpoints', 'exemptRoles'],
          page: 'iamConditionKeys',
        },
      }),
      ...protect(reading, roles),
    ],
    leaves: [
      ...(roles.length > 0
        ? [
            'The exempt roles: whoever may pass one to a service, assume it, or call the agent or flow that has it, reaches models from anywhere.',
            'Managed policies on an exempt role, or on the role that may change it: whoever may edit one changes what that role can do.',
          ]
        : []),
      'Calls that an AWS service makes in the name of a caller: what starts them, such as RetrieveAndGenerate or a prompt optimization job, is called from anywhere.',
      'Every other action of the bedrock control plane, such as creating guardrails or reading models: only starting a batch job is limited there.',
      'Direct calls of SageMaker endpoints: they have endpoints of their own.',
      'What goes through the endpoint: its own policy decides that.',
    ],
  });
}
