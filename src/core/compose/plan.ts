// What a scenario returns: its roles as grants, its next steps and notices, before documents are assembled.
import type { Reading } from '#core/answers/read.ts';
import type { Grant } from './grant.ts';
import type { NextStep, Notice } from './role-kit.ts';

/** The role whose trust policy follows from the trusted entity. */
export interface MainRolePlan {
  readonly id: string;
  readonly title: string;
  readonly grants: readonly Grant[];
}

/** Permissions for somebody who exists already: attached, not assumed. */
export interface AttachmentPlan extends MainRolePlan {
  readonly name: string;
  readonly description: string;
  readonly attachTo: string;
}

export interface Plan {
  readonly main: MainRolePlan;
  readonly attachments?: readonly AttachmentPlan[];
  readonly nextSteps?: readonly NextStep[];
  readonly notices?: readonly Notice[];
}

export type ScenarioComposer = (reading: Reading) => Plan;

/** The ARN of the role the wizard names. */
export function roleArn(reading: Reading): string {
  const { partition, account } = reading.view.place;
  return `arn:${partition}:iam::${account}:role${reading.answer('path')}${reading.answer('roleName')}`;
}
