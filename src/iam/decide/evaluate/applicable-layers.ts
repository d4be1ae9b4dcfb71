// Which layers of policies apply to a request.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
import { hasAccount } from '#iam/request/principal.ts';
import type { Layer } from '#iam/decide/compile/layer.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import type { ReferenceFacts } from '#iam/decide/reference-facts.ts';
import { NO, triOf, UNKNOWN, YES, type Tri } from '#iam/decide/three-valued.ts';

const isServiceLinked = ({ principal }: PreparedRequest): boolean =>
  principal.kind === 'role-session' && principal.serviceLinked;

/** Whether a service assumes one of its service-linked roles. */
const assumesServiceLinked = ({ principal, resource }: PreparedRequest): boolean =>
  principal.kind === 'service' && resource.includes(':role/aws-service-role/');

/** Service control policies apply to principals of member accounts, root users included, wherever the resource is. */
export function scpsApply(request: PreparedRequest): boolean {
  const { principal, managementAccount } = request;
  return hasAccount(principal) && principal.account !== managementAccount && !isServiceLinked(request);
}

/**
 * Resource control policies apply to everyone who calls a resource of a member account, in the services that support
 * them. They do not apply to an action without a resource.
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

/** The root user has neither identity policies nor a boundary; services and unsigned callers have no account. */
export const hasOwnPolicies = ({ kind }: PreparedRequest['principal']): boolean =>
  kind === 'user' || kind === 'role-session' || kind === 'federated-user';

/** Whether a session without session policies has the permissions of its identity. One of GetFederationToken has none. */
export const needsNoSessionPolicy = ({ kind }: PreparedRequest['principal']): Tri =>
  kind === 'federated-user' ? NO : YES;

/** Whether the layer applies to the request at all. */
export function layerApplies(layer: Layer, request: PreparedRequest, facts: ReferenceFacts): Tri {
  switch (layer) {
    case 'identity':
    case 'boundary':
    case 'session':
      return triOf(hasOwnPolicies(request.principal));
    case 'scp':
      return triOf(scpsApply(request));
    case 'rcp':
      return rcpsApply(request, facts);
    default:
      return YES;
  }
}
