// The SCP that lets models be called through the organization's own VPC endpoints only.
import type { Reading } from '#core/answers/read.ts';
import { deny, oneOrMany, type Grant } from '#core/compose/grant.ts';
import type { PolicyPlan } from '#core/compose/plan.ts';
import { MANTLE_ACTION, MANTLE_CALLS, RUN_ACTIONS, RUN_CALLS, scp } from './scp.ts';

/** Whoever could make or change an exempt role could leave the perimeter through it. */
function protect(reading: Reading, roles: readonly string[]): readonly Grant[] {
  if (roles.length === 0) return [];
  return [
    deny({
      sid: 'ProtectExemptRoles',
      actions: [
        'iam:AttachRolePolicy',
        'iam:CreateRole',
        'iam:DeleteRole',
        'iam:PutRolePolicy',
        'iam:UpdateAssumeRolePolicy',
      ],
      resources: roles,
      condition: { ArnNotLike: { 'aws:PrincipalArn': oneOrMany(reading.answer('exemptAdmins')) } },
      why: {
        title: 'Nobody else makes or changes an exempt role',
        text: 'An exempt role is named with its account and path. Without this, anybody in that account could change it and call from anywhere.',
        calls: ['CreateRole', 'PutRolePolicy', 'AttachRolePolicy', 'UpdateAssumeRolePolicy', 'DeleteRole'],
        answers: ['exemptRoles', 'exemptAdmins'],
        page: 'scps',
      },
    }),
  ];
}

/** https://github.com/aws-samples/data-perimeter-policy-examples; keys: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export function requireVpce(reading: Reading): PolicyPlan {
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
          text: 'A call from elsewhere has no endpoint and is denied. bedrock-runtime and bedrock-mantle have endpoints of their own: list both. Calls that AWS makes in a caller’s name pass; roles that services assume must be exempt.',
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
            'The exempt roles: whoever may pass one to a service, or assume it, calls models from anywhere.',
            'Changes to an exempt role other than those listed, such as removing a policy from it.',
          ]
        : []),
      'Calls that an AWS service makes in the name of a caller.',
      'Direct calls of SageMaker endpoints: they have endpoints of their own.',
      'What goes through the endpoint: its own policy decides that.',
    ],
  });
}
