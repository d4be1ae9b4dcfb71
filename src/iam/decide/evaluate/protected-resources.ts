// Resources that AWS lets nobody change, whatever policies allow.
import { parseArn } from '#iam/policy/arn.ts';
import { isOpen } from '#iam/decide/key-state.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import { NO, or, triOf, UNKNOWN, YES, type Tri } from '#iam/decide/three-valued.ts';

interface ProtectedResource {
  readonly actions: readonly string[];
  /** The account in the ARN, if not that of a customer. */
  readonly account?: 'aws';
  /** Matches the last part of the ARN. */
  readonly resource: RegExp;
  /**
   * Patterns of such resources that an account has. Of parameters, those whose first level is protected: no pattern says
   * of a name that it has one level.
   */
  readonly arns: readonly string[];
  /** Whether AWS services can make the call, also on behalf of a caller. */
  readonly exceptServices: boolean;
  /** What is so, after "AWS does not allow this to anyone: ". */
  readonly because: string;
  readonly page: string;
}

const API = 'https://docs.aws.amazon.com/IAM/latest/APIReference';
const SERVICE_LINKED = {
  resource: /^role\/aws-service-role\//,
  arns: ['arn:*:iam::*:role/aws-service-role/*'],
} as const;

/**
 * Calls that AWS's pages say cannot be made. Not in it: changes of the description of a service-linked role, which users
 * can edit, and roles of IAM Identity Center, of which no page says so.
 */
export const PROTECTED_RESOURCES: readonly ProtectedResource[] = [
  {
    actions: [
      'iam:CreatePolicyVersion',
      'iam:DeletePolicy',
      'iam:DeletePolicyVersion',
      'iam:SetDefaultPolicyVersion',
    ],
    account: 'aws',
    resource: /^policy\//,
    arns: [],
    exceptServices: false,
    because: 'AWS managed policies cannot be changed.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#aws-managed-policies',
  },
  {
    actions: ['kms:CreateAlias', 'kms:DeleteAlias', 'kms:UpdateAlias'],
    resource: /^alias\/aws\//,
    arns: ['arn:*:kms:*:*:alias/aws/*'],
    exceptServices: true,
    because: 'aliases that begin with alias/aws/ are reserved for AWS managed keys.',
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/alias-create.html',
  },
  {
    actions: ['iam:UpdateAssumeRolePolicy'],
    ...SERVICE_LINKED,
    exceptServices: true,
    because: 'the trust policy of a service-linked role cannot be changed.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html',
  },
  {
    actions: [
      'iam:AttachRolePolicy',
      'iam:DeleteRolePermissionsBoundary',
      'iam:DeleteRolePolicy',
      'iam:DetachRolePolicy',
      'iam:PutRolePermissionsBoundary',
      'iam:PutRolePolicy',
    ],
    ...SERVICE_LINKED,
    exceptServices: true,
    because: 'only its service can change the permissions of a service-linked role.',
    page: `${API}/API_PutRolePolicy.html`,
  },
  {
    actions: ['iam:DeleteRole'],
    ...SERVICE_LINKED,
    exceptServices: true,
    because: 'a service-linked role is deleted with iam:DeleteServiceLinkedRole.',
    page: `${API}/API_DeleteRole.html`,
  },
  {
    actions: ['ssm:PutParameter'],
    resource: /^parameter\/(?:aws|ssm)(?:\/|[^/*?$]*$)/i,
    arns: ['arn:*:ssm:*:*:parameter/aws/*', 'arn:*:ssm:*:*:parameter/ssm/*'],
    exceptServices: true,
    because: 'names of parameters cannot begin with aws or ssm.',
    page: 'https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html',
  },
];

const BY_ACTION: ReadonlyMap<string, ProtectedResource> = new Map(
  PROTECTED_RESOURCES.flatMap((row) => row.actions.map((action) => [action.toLowerCase(), row] as const)),
);

const SERVICES: ReadonlySet<string> = new Set(
  [...BY_ACTION.keys()].map((action) => action.slice(0, action.indexOf(':'))),
);

/** Whether `protectedFrom` knows an action of the service. */
export const protectsSome = (service: string): boolean => SERVICES.has(service);

/** The resources for which nobody can make the call, if there are such. `action` in lower case. */
export const protectedFrom = (action: string): ProtectedResource | undefined => BY_ACTION.get(action);

/** Keys that only requests of an AWS service on behalf of a caller carry. */
const KEYS_OF_CALLS_VIA_SERVICES = ['aws:calledvia', 'aws:calledviafirst', 'aws:calledvialast'];

/** Whether an AWS service makes the call: by itself, or on behalf of a caller. */
function isOfService({ principal, context }: PreparedRequest): Tri {
  if (principal.kind === 'service' || (principal.kind === 'role-session' && principal.serviceLinked))
    return YES;
  const isVia = (key: string, holds: (value: string) => boolean): Tri => {
    const state = context.state(key);
    if (state === 'absent') return NO;
    if (typeof state === 'string' || isOpen(state)) return UNKNOWN;
    return triOf(state.some(holds));
  };
  return KEYS_OF_CALLS_VIA_SERVICES.reduce(
    (all, key) =>
      or(
        all,
        isVia(key, (value) => value !== ''),
      ),
    isVia('aws:viaawsservice', (value) => value.toLowerCase() === 'true'),
  );
}

/** Why nobody can make the call, and whether it is possible all the same; undefined for most calls. */
export function protectionOf(
  request: PreparedRequest,
): { readonly passes: Tri; readonly because: string } | undefined {
  const row = protectedFrom(request.action);
  const arn = row && parseArn(request.resource);
  if (!arn || !row.resource.test(arn.resource) || (row.account ?? arn.account) !== arn.account)
    return undefined;
  const passes = row.exceptServices ? isOfService(request) : NO;
  return passes === YES ? undefined : { passes, because: row.because };
}
