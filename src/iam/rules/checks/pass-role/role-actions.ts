// The two IAM actions that give roles to services, with what their checks say and show about them.
import type { Severity } from '#iam/findings/finding.ts';

export interface RoleAction {
  /** As policies write it. */
  readonly action: string;
  /** In lower case, without its prefix. */
  readonly name: string;
  /** The condition key that limits it to services, in lower case. */
  readonly key: string;
  /** Services whose requests may lack the key: there an IfExists condition is the only way to limit the action. */
  readonly lackKey: ReadonlySet<string>;
  /** What allowing it on all roles means, and how to avoid it. */
  readonly consequence: string;
  readonly severity: Severity;
  readonly why: string;
  /** The AWS page on the action. */
  readonly source: string;
  readonly examples: {
    /** A pattern of actions that includes it. */
    readonly pattern: string;
    /** The condition key as policies write it. */
    readonly key: string;
    readonly service: string;
    readonly role: string;
    readonly rolePattern: string;
  };
}

export const PASS_ROLE: RoleAction = {
  action: 'iam:PassRole',
  name: 'passrole',
  key: 'iam:passedtoservice',
  // AWS Support names these two: https://github.com/awsdocs/iam-user-guide/issues/130. IAM Access Analyzer has no
  // finding on IfExists where one of them is listed, and has one on codebuild and ec2.
  lackKey: new Set(['lambda.amazonaws.com', 'cloudformation.amazonaws.com']),
  consequence:
    'so any role can be passed to any service. Name the roles, or limit it to services with `iam:PassedToService`.',
  severity: 'security',
  why: 'Anyone who can pass a role to a service can use the role’s permissions through it. On all roles, that can be administrator rights.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  examples: {
    pattern: 'iam:Pass*',
    key: 'iam:PassedToService',
    service: 'codebuild.amazonaws.com',
    role: 'arn:aws:iam::111122223333:role/Worker',
    rolePattern: 'arn:aws:iam::111122223333:role/app-*',
  },
};

export const CREATE_SERVICE_LINKED_ROLE: RoleAction = {
  action: 'iam:CreateServiceLinkedRole',
  name: 'createservicelinkedrole',
  key: 'iam:awsservicename',
  lackKey: new Set(),
  consequence:
    'so roles of any service can be created. Name the roles, or limit it to services with `iam:AWSServiceName`.',
  severity: 'warning',
  why: 'A service-linked role gives its service permissions in the account. On all roles, any service can get one.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html',
  examples: {
    pattern: 'iam:Create*',
    key: 'iam:AWSServiceName',
    service: 'lex.amazonaws.com',
    role: 'arn:aws:iam::111122223333:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots',
    rolePattern: 'arn:aws:iam::*:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLex*',
  },
};
