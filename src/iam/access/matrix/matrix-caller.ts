// The caller whose access the matrix shows, and what is known of its requests.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import type { FederatedUserPrincipal, RoleSessionPrincipal, UserPrincipal } from '#iam/request/principal.ts';
import type { CompiledPolicies } from '#iam/decide/compile/compile-policies.ts';
import { createContext } from '#iam/decide/context.ts';
import { restrictionOn } from '#iam/decide/evaluate/restrictions.ts';
import type { RequestContext } from '#iam/decide/key-state.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import { NO, UNKNOWN, YES, type Tri } from '#iam/decide/three-valued.ts';

/** Principals with identity policies. */
export type MatrixCaller = UserPrincipal | RoleSessionPrincipal | FederatedUserPrincipal;

export interface MatrixOptions {
  /** Undefined: some role or user. */
  readonly caller?: MatrixCaller;
  /** Condition keys with known values, the same for all requests. Others are unknown. */
  readonly context?: { readonly [key: string]: string | readonly string[] };
  /** If not given, the partition of all ARNs in the policies, or `aws`. */
  readonly partition?: string;
  /** The account whose resources count. If not given, that of the caller, or any. */
  readonly account?: string;
  /**
   * Actions that count although the reference may not have them, in lower case, each with resources that count for it
   * whatever types it has: AWS adds both, and pages forget some.
   */
  readonly named?: ReadonlyMap<string, readonly string[]>;
}

/** Represents an unknown caller. */
const UNKNOWN_CALLER: RoleSessionPrincipal = {
  kind: 'role-session',
  account: '',
  arn: undefined,
  roleArn: '',
  serviceLinked: false,
};

/** Keys derived from the caller, which are unknown for an unknown caller. */
const CALLER_KEYS = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:username',
  'aws:userid',
]);

/** Represents all requests for actions of the service. */
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

/** Whether AWS lets the caller make the call at all, apart from policies. */
export function mayCall(
  request: PreparedRequest,
  { caller }: MatrixOptions,
  compiled: CompiledPolicies,
): Tri {
  const passes = restrictionOn(request, compiled)?.passes ?? YES;
  return passes === NO && !caller ? UNKNOWN : passes;
}
