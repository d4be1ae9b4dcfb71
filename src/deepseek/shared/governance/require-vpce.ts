// The SCP that lets models be called through the organization's own VPC endpoints only.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { deny, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { MANTLE_ACTION, MANTLE_CALLS, ROLE_CHANGES, RUN_ACTIONS, RUN_CALLS, scp } from './scp.ts';

/**
 * A principal that can create or change an exempt role could leave the perimeter through it. The same is true of the
 * role that may create exempt roles.
 */
function protect(checked: CheckedAnswers, roles: readonly string[]): readonly PlannedStatement[] {
  if (roles.length === 0) return [];
  const admins = checked.answer('exemptAdmins');
  return [
    deny({
      sid: 'ProtectExemptRoles',
      actions: ROLE_CHANGES,
      resources: [...new Set([...roles, ...admins])],
      condition: { ArnNotLike: { 'aws:PrincipalArn': oneOrMany(admins) } },
      why: {
        title: 'Denies others creating or changing an exempt role',
        text: 'Without this, anyone in that account could change it and call from anywhere. The roles that can change them are protected too: create all of them before you attach the policy.',
        calls: ['CreateRole', 'PutRolePolicy', 'AttachRolePolicy', 'UpdateAssumeRolePolicy', 'DeleteRole'],
        answers: ['exemptRoles', 'exemptAdmins'],
        page: 'scps',
      },
    }),
  ];
}

/** https://github.com/aws-samples/data-perimeter-policy-examples; keys: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export function requireVpce(checked: CheckedAnswers): PolicyPlan {
  const roles = checked.answer('exemptRoles');
  return scp(checked, {
    id: 'require-vpce',
    does: 'require a VPC endpoint',
    suffix: 'Endpoint',
    statements: [
      deny({
        sid: 'DenyBedrockOutsideVpce',
        actions: [...RUN_ACTIONS, MANTLE_ACTION],
        resources: '*',
        condition: {
          StringNotEqualsIfExists: { 'aws:SourceVpce': oneOrMany(checked.answer('orgEndpoints')) },
          BoolIfExists: { 'aws:ViaAWSService': 'false' },
          ...(roles.length > 0 ? { ArnNotLikeIfExists: { 'aws:PrincipalArn': oneOrMany(roles) } } : {}),
        },
        why: {
          title: 'Denies calls not through your endpoints',
          text: 'Three services take these calls, each with its own endpoint: bedrock-runtime (model calls), bedrock-mantle, and bedrock (which starts batch jobs). List all that you use. Calls that AWS makes on a caller’s behalf are allowed; roles that services assume must be exempt.',
          calls: [...RUN_CALLS, ...MANTLE_CALLS],
          answers: ['requireVpce', 'orgEndpoints', 'exemptRoles'],
          page: 'iamConditionKeys',
        },
      }),
      ...protect(checked, roles),
    ],
    leaves: [
      ...(roles.length > 0
        ? [
            'The exempt roles: anyone who can pass one to a service, assume it, or call the agent or flow that has it can reach models from anywhere.',
            'Managed policies on an exempt role, or on the role that can change it: anyone who can edit one changes what that role can do.',
          ]
        : []),
      'Calls that an AWS service makes on a caller’s behalf: what starts them, such as RetrieveAndGenerate or a prompt optimization job, can be called from anywhere.',
      'Every other action of the bedrock control plane, such as creating guardrails or reading models.',
      'Direct calls to SageMaker endpoints, which have their own VPC endpoints.',
      'What goes through the endpoint: the endpoint policy decides that.',
    ],
  });
}
