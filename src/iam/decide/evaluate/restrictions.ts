// Calls that AWS refuses even if policies allow them.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
import { parseArn } from '#iam/policy/arn.ts';
import { hasAccount, type Principal } from '#iam/request/principal.ts';
import type { CompiledPolicies } from '#iam/decide/compile/compile-policies.ts';
import { isOpen } from '#iam/decide/key-state.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import { NO, triOf, UNKNOWN, YES, type Tri } from '#iam/decide/three-valued.ts';
import { isKeyDecision, worksAcrossAccounts } from './kms.ts';
import { protectionOf } from './protected-resources.ts';
import { issuerProblem, tokenProblem } from './sts.ts';

export interface Restriction {
  readonly code:
    | 'api-restriction'
    | 'idp-control'
    | 'kms-cross-account'
    | 'partition'
    | 'protected-resource'
    | 'unsigned-call';
  /** Whether the call is possible: no, or unknown. */
  readonly passes: Tri;
  readonly text: string;
}

/** Whether principal and resource are in different accounts. A service is in none. */
export const isCrossAccount = ({ principal, resourceAccount }: PreparedRequest): boolean =>
  hasAccount(principal) && principal.account !== resourceAccount;

/** Services and actions that are known to accept unsigned calls. */
const UNSIGNED = new Set(['s3', 'sns', 'sqs', 'execute-api']);
const UNSIGNED_ACTIONS = new Set(['lambda:invokefunctionurl']);

/** Calls of STS that need credentials, with those that can make them. */
const NEEDS_CREDENTIALS: ReadonlyMap<string, string> = new Map([
  ['sts:assumerole', 'a user or a role'],
  ['sts:getfederationtoken', 'a user or the root user'],
  ['sts:getsessiontoken', 'a user or the root user'],
]);

const restriction = (code: Restriction['code'], text: string, passes: Tri = NO): Restriction => ({
  code,
  passes,
  text,
});

/** Whether the session was created with MFA: only if the key is present and true. */
function hasMfa({ context }: PreparedRequest): Tri {
  const state = context.state('aws:multifactorauthpresent');
  if (state === 'absent') return NO;
  if (typeof state === 'string' || isOpen(state)) return UNKNOWN;
  return triOf(state[0]?.toLowerCase() === 'true');
}

function ofCredentials(request: PreparedRequest): Restriction | undefined {
  const { principal, action, service } = request;
  switch (principal.kind) {
    case 'root':
      return action === 'sts:assumerole'
        ? restriction('api-restriction', 'The root user cannot call sts:AssumeRole.')
        : undefined;
    case 'federated-user':
      return service === 'iam' || service === 'sts'
        ? restriction(
            'api-restriction',
            'A session of sts:GetFederationToken cannot call IAM or STS, except sts:GetCallerIdentity.',
          )
        : undefined;
    case 'role-session':
    case 'service':
      return action === 'sts:getfederationtoken' || action === 'sts:getsessiontoken'
        ? restriction('api-restriction', 'Only a user or the root user can request these credentials.')
        : undefined;
    case 'user': {
      if (principal.credentials !== 'session-token') return undefined;
      if (service === 'sts' && action !== 'sts:assumerole')
        return restriction(
          'api-restriction',
          'Of the actions of STS, credentials of sts:GetSessionToken can only call sts:AssumeRole and sts:GetCallerIdentity.',
        );
      const mfa = hasMfa(request);
      return service === 'iam' && mfa !== YES
        ? restriction(
            'api-restriction',
            'Credentials of sts:GetSessionToken can call IAM only if they were requested with MFA.',
            mfa,
          )
        : undefined;
    }
    default:
      return undefined;
  }
}

function ofUnsignedCalls(request: PreparedRequest, compiled: CompiledPolicies): Restriction | undefined {
  const { principal, action, service } = request;
  if (principal.kind === 'anonymous') {
    const caller = NEEDS_CREDENTIALS.get(action);
    if (caller !== undefined)
      return restriction('api-restriction', `Only ${caller} can make this call, which must be signed.`);
    if (UNSIGNED.has(service) || UNSIGNED_ACTIONS.has(action)) return undefined;
    return restriction(
      'unsigned-call',
      `AWS does not document whether ${service} accepts unsigned requests.`,
      UNKNOWN,
    );
  }
  if (principal.kind !== 'web-identity' && principal.kind !== 'saml') return undefined;
  const token = tokenProblem(principal, request);
  if (token !== undefined) return restriction('api-restriction', token);
  const issuer = issuerProblem(principal, request, compiled);
  return issuer === undefined ? undefined : restriction('idp-control', issuer);
}

const partitionOf = (principal: Principal): string | undefined => {
  if (!hasAccount(principal)) return undefined;
  return parseArn(principal.kind === 'role-session' ? principal.roleArn : principal.arn)?.partition;
};

function ofAccounts(request: PreparedRequest): Restriction | undefined {
  const own = partitionOf(request.principal);
  const partition = parseArn(request.resource)?.partition;
  if (own !== undefined && partition !== undefined && partition !== own)
    return restriction('partition', 'Accounts in different partitions cannot access each other.');
  if (isCrossAccount(request) && isKeyDecision(request) && !worksAcrossAccounts(request.action))
    return restriction(
      'kms-cross-account',
      'KMS supports this operation only for keys in the caller’s own account.',
    );
  return undefined;
}

function ofResource(request: PreparedRequest): Restriction | undefined {
  const found = protectionOf(request);
  if (!found) return undefined;
  const { passes, because } = found;
  const text =
    passes === NO
      ? `AWS does not allow this to anyone: ${because}`
      : `AWS allows this only to its services, and it is not known whether one makes the call: ${because}`;
  return restriction('protected-resource', text, passes);
}

/** Why the call is refused even if policies allow it; undefined for most calls. Not asked of calls that need no permission. */
export function restrictionOn(request: PreparedRequest, compiled: CompiledPolicies): Restriction | undefined {
  return (
    ofCredentials(request) ?? ofUnsignedCalls(request, compiled) ?? ofAccounts(request) ?? ofResource(request)
  );
}

/** sts:GetCallerIdentity needs no permission, and a Deny does not prevent it. */
export const needsNoPermission = ({ action, principal }: PreparedRequest): boolean =>
  action === 'sts:getcalleridentity' && (hasAccount(principal) || principal.kind === 'service');
