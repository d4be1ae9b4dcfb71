// What all service control policies have in common.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';

/** The actions that run a model on the bedrock-runtime endpoint; a batch job has its own action. */
export const RUN_ACTIONS: readonly string[] = [
  'bedrock:InvokeModel',
  'bedrock:InvokeModelWithResponseStream',
  'bedrock:CreateModelInvocationJob',
];

export const RUN_CALLS: readonly string[] = [
  'InvokeModel',
  'Converse',
  'InvokeModelWithResponseStream',
  'ConverseStream',
  'CreateModelInvocationJob',
];

export const MANTLE_ACTION = 'bedrock-mantle:CreateInference';
export const MANTLE_CALLS: readonly string[] = ['POST /v1/chat/completions'];

/** What changes who a role is, or what it may do. */
export const ROLE_CHANGES: readonly string[] = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:DeleteRole',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
];

/** Where somebody can run a model of their own, and no policy on models sees it. */
export const SELF_HOSTED = 'EC2, ECS, EKS, AWS Batch, AWS PCS, or instances of Lambda and AgentCore Runtime';

interface ScpParts {
  readonly id: string;
  /** What it does, in a few words, as the title has it. */
  readonly does: string;
  /** The suffix of the name that the person gave; empty for the first one. */
  readonly suffix: string;
  readonly statements: readonly PlannedStatement[];
  readonly leaves: readonly string[];
}

const LONGEST_NAME = 128;

/** A service control policy of Deny statements. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html */
export function scp(checked: CheckedAnswers, { id, does, suffix, statements, leaves }: ScpParts): PolicyPlan {
  const name = checked.answer('policyName').slice(0, LONGEST_NAME - suffix.length);
  return {
    id,
    type: 'scp',
    title: `SCP: ${does}`,
    name: `${name}${suffix}`,
    attachTo: 'an organizational unit or account in your organization',
    target: { kind: 'organization' },
    statements,
    leaves: [...new Set([...leaves, ...EVERY_SCP_LEAVES])],
  };
}

const EVERY_SCP_LEAVES: readonly string[] = [
  'Users and roles in the management account and in accounts outside the organization, and service-linked roles: SCPs do not apply to them.',
];
