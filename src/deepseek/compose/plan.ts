// What a scenario returns: its roles as statements, its policies, next steps and notices, before documents are assembled.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PolicyDocument, PolicyType } from '#iam/policy/policy.ts';
import type { PlannedStatement } from './planned-statement.ts';
import type { AttachTarget, NextStep, Notice, PolicyTarget } from './role-kit.ts';

interface HolderPlan {
  readonly id: string;
  readonly title: string;
  readonly statements: readonly PlannedStatement[];
}

/** The role whose trust policy follows from the trusted entity. */
export interface MainRolePlan extends HolderPlan {
  /** The ARN of the boundary that the kit itself holds. */
  readonly boundary?: string;
}

/** Another role of the kit, with its own trust policy. */
export interface RolePlan extends HolderPlan {
  readonly name: string;
  readonly description: string;
  readonly trust: readonly PlannedStatement[];
  /** It goes into an instance profile of its own name. */
  readonly instanceProfile?: true;
  /** The account it is made in, if it differs from the role's. */
  readonly account?: string;
  /** Of its permissions policy, if it is not named after the role. */
  readonly policyName?: string;
  readonly maxSessionSeconds?: number;
  /** The ARN of its boundary. */
  readonly boundary?: string;
}

/** Permissions for somebody who exists already: attached, not assumed. */
export interface AttachmentPlan extends HolderPlan {
  readonly name: string;
  readonly description: string;
  readonly attachTo: string;
  /** Whom that is, where the answers name them. */
  readonly target?: AttachTarget;
  /**
   * Whether its holder runs what the kit is for, or makes something that the role uses: both get a role of their own
   * if the answers ask for one.
   */
  readonly deploys?: 'the-service' | 'a-part';
}

/** A policy that belongs to no role. */
export interface PolicyPlan {
  readonly id: string;
  /** `identity` for a permissions boundary and a session policy. */
  readonly type: Exclude<PolicyType, 'trust'>;
  /** "Bucket policy", "Service control policy". */
  readonly title: string;
  readonly name: string;
  readonly attachTo: string;
  readonly target: PolicyTarget;
  readonly statements: readonly PlannedStatement[];
  /** What an Amazon Bedrock policy, or a declarative policy for EC2, has in place of statements. */
  readonly settings?: Pick<PolicyDocument, 'bedrock' | 'ec2_attributes'>;
  /** Characters it may have, where that is less than for other policies of its type. */
  readonly limit?: number;
  /** What it does not stop, one sentence each. */
  readonly leaves?: readonly string[];
}

export interface Plan {
  /** Absent where no role is made for a trusted entity. */
  readonly main?: MainRolePlan;
  readonly roles?: readonly RolePlan[];
  readonly attachments?: readonly AttachmentPlan[];
  readonly policies?: readonly PolicyPlan[];
  readonly nextSteps?: readonly NextStep[];
  readonly notices?: readonly Notice[];
}

export type ScenarioComposer = (checked: CheckedAnswers) => Plan;

/** The ARN of a role of this kit by its name, under the path of the answers. */
export function roleArnNamed(checked: CheckedAnswers, name: string): string {
  const { partition, account } = checked.view.home;
  return `arn:${partition}:iam::${account}:role${checked.answer('path')}${name}`;
}

/** The ARN of the role the wizard names. */
export const roleArn = (checked: CheckedAnswers): string => roleArnNamed(checked, checked.answer('roleName'));
