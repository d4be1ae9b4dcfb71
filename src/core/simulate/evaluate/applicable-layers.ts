// Which layers bear on a request.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
import type { PreparedRequest } from '#core/simulate/prepare-request.ts';
import { hasAccount } from '#core/request/principal.ts';
import { NO, triOf, UNKNOWN, YES, type Tri } from '#core/simulate/three-valued.ts';

/** What AWS's service reference knows that bears on decisions. */
export interface ReferenceFacts {
  /** Services that resource control policies work on, by prefix. */
  readonly rcpServices?: ReadonlySet<string>;
  /**
   * Whether requests for an action carry a key of its service; undefined where the reference does not tell. Both in lower
   * case.
   */
  readonly carriesKey?: (action: string, key: string) => boolean | undefined;
}

const isServiceLinked = ({ principal }: PreparedRequest): boolean =>
  principal.kind === 'role-session' && principal.serviceLinked;

/** A service that takes on a role of its own. */
const assumesServiceLinked = ({ principal, resource }: PreparedRequest): boolean =>
  principal.kind === 'service' && resource.includes(':role/aws-service-role/');

/** Service control policies bind the principals of member accounts, the root user included, wherever the resource is. */
export function scpsApply(request: PreparedRequest): boolean {
  const { principal, managementAccount } = request;
  return hasAccount(principal) && principal.account !== managementAccount && !isServiceLinked(request);
}

/**
 * Resource control policies bind everyone who reaches for a resource of a member account, in the services that have
 * them. An action without a resource is not touched.
 */
export function rcpsApply(request: PreparedRequest, { rcpServices }: ReferenceFacts): Tri {
  const { action, service, resource, resourceAccount, managementAccount } = request;
  if (
    isServiceLinked(request) ||
    assumesServiceLinked(request) ||
    resource === '*' ||
    action === 'kms:retiregrant'
  )
    return NO;
  if (managementAccount !== undefined && resourceAccount === managementAccount) return NO;
  return rcpServices ? triOf(rcpServices.has(service)) : UNKNOWN;
}

/** The root user has neither identity policies nor a boundary; services and unsigned calls have no account to have them. */
export const hasOwnPolicies = ({ kind }: PreparedRequest['principal']): boolean =>
  kind === 'user' || kind === 'role-session' || kind === 'federated-user';

/** Whether a session without session policies may do what its identity may. One of GetFederationToken may do nothing. */
export const needsNoSessionPolicy = ({ kind }: PreparedRequest['principal']): Tri =>
  kind === 'federated-user' ? NO : YES;
