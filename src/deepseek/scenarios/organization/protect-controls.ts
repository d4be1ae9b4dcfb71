// The SCP that protects what the other controls rely on: the log, guardrails and VPC endpoints.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { deny, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { scp } from '#deepseek/shared/governance/scp.ts';

function guardrails(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!checked.view.asks('orgGuardrails')) return [];
  return [
    deny({
      sid: 'ProtectGuardrails',
      actions: [
        'bedrock:UpdateGuardrail',
        'bedrock:DeleteGuardrail',
        'bedrock:PutResourcePolicy',
        'bedrock:DeleteResourcePolicy',
      ],
      resources: checked.answer('orgGuardrails').map(({ arn }) => arn),
      why: {
        title: 'Protects the guardrails',
        text: 'A call must carry one of these guardrails, so whoever can weaken one gets past that rule.',
        calls: ['UpdateGuardrail', 'DeleteGuardrail', 'PutResourcePolicy'],
        answers: ['protectControls', 'orgGuardrails'],
        page: 'bedrockGuardrailPermissions',
      },
    }),
  ];
}

function endpoints(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!checked.view.asks('orgEndpoints')) return [];
  const { partition } = checked.view.home;
  return [
    deny({
      sid: 'ProtectEndpoints',
      actions: ['ec2:DeleteVpcEndpoints', 'ec2:ModifyVpcEndpoint'],
      resources: checked.answer('orgEndpoints').map((id) => `arn:${partition}:ec2:*:*:vpc-endpoint/${id}`),
      why: {
        title: 'Protects the VPC endpoints',
        text: 'Changing an endpoint can replace its policy, its subnets and its security groups.',
        answers: ['protectControls', 'orgEndpoints'],
        page: 'vpcEndpointPolicy',
      },
    }),
  ];
}

/** Those that apply to the whole account become one statement. */
const SID = 'ProtectAccountSettings';

export function protectControls(checked: CheckedAnswers): PolicyPlan {
  const answers = ['protectControls'] as const;
  return scp(checked, {
    id: 'protect-controls',
    does: 'protect logs, guardrails and endpoints',
    suffix: 'Protection',
    statements: [
      deny({
        sid: SID,
        actions: [
          'bedrock:PutModelInvocationLoggingConfiguration',
          'bedrock:DeleteModelInvocationLoggingConfiguration',
        ],
        resources: '*',
        why: {
          title: 'Keeps the log of calls on',
          text: 'Each account and Region has one configuration, and both actions can turn it off. Turn it on before you attach the policy, or with an exempt role.',
          answers,
          page: 'bedrockLogging',
        },
      }),
      deny({
        sid: SID,
        actions: ['bedrock:PutAccountDataRetention', 'bedrock-mantle:PutAccountDataRetention'],
        resources: '*',
        why: {
          title: 'Keeps the mode of data retention',
          text: 'One of its modes, provider_data_share, shares data with the vendor of a model.',
          calls: ['PutAccountDataRetention'],
          answers,
          page: 'bedrockRetention',
        },
      }),
      deny({
        sid: SID,
        actions: [
          'bedrock:PutEnforcedGuardrailConfiguration',
          'bedrock:DeleteEnforcedGuardrailConfiguration',
        ],
        resources: '*',
        why: {
          title: 'Keeps enforced guardrails',
          text: 'An account’s own enforced guardrail. What a policy in AWS Organizations enforces cannot be changed from an account.',
          answers,
          page: 'bedrockGuardrailEnforcement',
        },
      }),
      deny({
        sid: SID,
        // An account that accepts an invitation moves without leaving first, which needs no permission to leave.
        // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_account_migration.html
        actions: ['organizations:AcceptHandshake', 'organizations:LeaveOrganization'],
        resources: '*',
        why: {
          title: 'Keeps accounts in the organization',
          text: 'An account that leaves or moves to another organization leaves all of its policies.',
          answers,
          page: 'scps',
        },
      }),
      ...guardrails(checked),
      ...endpoints(checked),
    ],
    leaves: [
      'Turning the log on: this only keeps it as it is. See Next steps.',
      'The bucket, log group and KMS key of the log, and the role that writes it to CloudWatch Logs: whoever can delete or change one of them stops the log. Deny changes to the log group and the role in each account.',
      'Trails of CloudTrail: what only an organization trail records cannot be turned off from a member account.',
      'Security groups, route tables and DNS of the VPCs that the endpoints are in.',
      'Data retention of single projects on bedrock-mantle.',
    ],
  });
}
