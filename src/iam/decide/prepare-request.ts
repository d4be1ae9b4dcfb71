// Prepares a request once, so that it can be matched with many statements.
import { hasAccount, type Principal } from '#iam/request/principal.ts';
import type { Request } from '#iam/request/request.ts';
import { isOwnedByAws, namedOwner } from '#iam/request/resource-owner.ts';
import { createContext } from './context.ts';
import type { RequestContext } from './key-state.ts';
import type { ReferenceFacts } from './reference-facts.ts';

export interface PreparedRequest {
  readonly principal: Principal;
  /** As written, for explanations. */
  readonly actionName: string;
  /** In lower case. */
  readonly action: string;
  /** The part of the action before the colon, in lower case. */
  readonly service: string;
  readonly resource: string;
  /** The account that owns the resource, if known. */
  readonly resourceAccount: string | undefined;
  readonly context: RequestContext;
  readonly hasBoundary: boolean;
  readonly endpointType: 'gateway' | 'interface' | undefined;
  readonly managementAccount: string | undefined;
}

/** Services with gateway endpoints; endpoints for all others are interface endpoints. */
const GATEWAY_SERVICES = new Set(['s3', 'dynamodb']);

/** The account that owns the resource; the principal's own account if the request does not name one. */
const resourceOwner = (request: Request): string | undefined =>
  namedOwner(request) ?? (hasAccount(request.principal) ? request.principal.account : undefined);

/** Where nothing is left open, a gateway is assumed, which most endpoints for these services are. */
const assumedEndpointType = ({ endpointType, unspecified }: Request): PreparedRequest['endpointType'] =>
  endpointType ?? (unspecified === 'absent' ? 'gateway' : undefined);

export function prepareRequest(
  request: Request,
  policies: { readonly hasBoundary: boolean; readonly hasEndpoint: boolean },
  { carriesKey, isMultivalued }: ReferenceFacts,
): PreparedRequest {
  const { principal, resource, managementAccount } = request;
  const action = request.action.toLowerCase();
  const service = action.slice(0, action.indexOf(':'));
  const resourceAccount = resourceOwner(request);
  const isTheirs = namedOwner(request) !== undefined || !isOwnedByAws(resource);
  return {
    principal,
    actionName: request.action,
    action,
    service,
    resource,
    resourceAccount,
    context: createContext(request, {
      principal,
      resourceAccount: isTheirs ? resourceAccount : undefined,
      action,
      throughEndpoint: policies.hasEndpoint,
      carriesKey,
      isMultivalued,
    }),
    hasBoundary: policies.hasBoundary,
    endpointType: GATEWAY_SERVICES.has(service) ? assumedEndpointType(request) : 'interface',
    managementAccount,
  };
}
