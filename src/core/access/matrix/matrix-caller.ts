// Whose rights the matrix shows, and what is known of the requests that the caller makes.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import type { FederatedUserPrincipal, RoleSessionPrincipal, UserPrincipal } from '#core/request/principal.ts';
import type { CompiledPolicies } from '#core/simulate/compile/compile-policies.ts';
import { createContext } from '#core/simulate/context.ts';
import { restrictionOn } from '#core/simulate/evaluate/restrictions.ts';
import type { RequestContext } from '#core/simulate/key-state.ts';
import type { PreparedRequest } from '#core/simulate/prepare-request.ts';
import { NO, UNKNOWN, YES, type Tri } from '#core/simulate/three-valued.ts';

/** Principals that have policies of their own. */
export type MatrixCaller = UserPrincipal | RoleSessionPrincipal | FederatedUserPrincipal;

export interface MatrixOptions {
  /** Not given: some role or user. */
  readonly caller?: MatrixCaller;
  /** Condition keys whose values are known, for all requests alike. Of others nothing is assumed. */
  readonly context?: { readonly [key: string]: string | readonly string[] };
  /** `aws` unless all ARNs of the policies are of another. */
  readonly partition?: string;
  /** The account whose resources are meant by all of a kind. That of the caller where one is given. */
  readonly account?: string;
}

/** Stands for a caller who is not known. */
const UNKNOWN_CALLER: RoleSessionPrincipal = {
  kind: 'role-session',
  account: '',
  arn: undefined,
  roleArn: '',
  serviceLinked: false,
};

/** Keys that follow from the caller, so that of someone nothing is known of them. */
const CALLER_KEYS = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:username',
  'aws:userid',
]);

/** A request for an action of the service, of which no more is known than of all such requests. */
export function requestTo(
  service: string,
  { caller, context = {} }: MatrixOptions,
  compiled: CompiledPolicies,
): PreparedRequest {
  const principal = caller ?? UNKNOWN_CALLER;
  const unknownKeys = caller ? [] : [...CALLER_KEYS].filter((key) => !hasKey(context, key));
  const known: RequestContext = createContext(
    { context, unknownKeys, openKeys: [], unspecified: 'unknown' },
    { principal, resourceAccount: undefined, action: `${service}:`, throughEndpoint: false },
  );
  return {
    principal,
    actionName: `${service}:`,
    action: `${service}:`,
    service,
    resource: '*',
    resourceAccount: undefined,
    context: known,
    hasBoundary: compiled.boundaries.length > 0,
    endpointType: 'interface',
    managementAccount: undefined,
  };
}

const hasKey = (context: object, key: string): boolean =>
  Object.keys(context).some((name) => name.toLowerCase() === key);

/** Whether AWS lets such callers make the call at all, whatever policies say. */
export function mayCall(
  request: PreparedRequest,
  { caller }: MatrixOptions,
  compiled: CompiledPolicies,
): Tri {
  const passes = restrictionOn(request, compiled)?.passes ?? YES;
  return passes === NO && !caller ? UNKNOWN : passes;
}
