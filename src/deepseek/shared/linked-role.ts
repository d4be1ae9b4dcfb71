// Building block: a service creates its service-linked role, with the rights of who calls it first in an account.
import type { RoleHome } from '#deepseek/answers/field.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

export interface LinkedRole {
  /** The service that the role is linked to: `eks-nodegroup.amazonaws.com`. */
  readonly service: string;
  readonly name: string;
}

export const linkedRoleArn = (
  { partition, account }: Pick<RoleHome, 'partition' | 'account'>,
  { service, name }: LinkedRole,
): string => `arn:${partition}:iam::${account}:role/aws-service-role/${service}/${name}`;

/** This role, for its own service. https://docs.aws.amazon.com/IAM/latest/UserGuide/create-service-linked-role.html */
export const createLinkedRole = (
  sid: string,
  home: Pick<RoleHome, 'partition' | 'account'>,
  role: LinkedRole,
  why: Parameters<typeof allow>[0]['why'],
): PlannedStatement =>
  allow({
    sid,
    actions: 'iam:CreateServiceLinkedRole',
    resources: linkedRoleArn(home, role),
    condition: { StringEquals: { 'iam:AWSServiceName': role.service } },
    why,
  });
