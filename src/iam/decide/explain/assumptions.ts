// What a decision assumes where the request or the policies leave something open.
import { hasAccount } from '#iam/request/principal.ts';
import type { Request } from '#iam/request/request.ts';
import type { CompiledPolicies } from '#iam/decide/compile/compile-policies.ts';
import type { Decision } from '#iam/decide/evaluate/decide.ts';
import { isOwnedByAws, namedOwner } from '#iam/request/resource-owner.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import type { Reason } from './reason.ts';

/** Keys that the request does not give and that count as absent. */
function absentKeys({ context }: Request, reasons: readonly Reason[]): readonly string[] {
  const given = new Set(Object.keys(context).map((key) => key.toLowerCase()));
  const isTakenAbsent = ({ seen, key }: { readonly seen: unknown; readonly key: string }): boolean =>
    seen === 'absent' && !given.has(key.toLowerCase());
  const asked = reasons.flatMap(({ conditions, variables = [], because }) => {
    if (because.includes('action')) return [];
    return [...(because.includes('resource') ? [] : conditions), ...variables].filter(isTakenAbsent);
  });
  return [...new Map(asked.map(({ key }) => [key.toLowerCase(), key])).values()];
}

/** Keys that count as absent because AWS's service reference does not list them for the action. */
function uncarriedKeys(
  { request: given, facts }: Decision,
  { action, actionName }: PreparedRequest,
  reasons: readonly Reason[],
): readonly string[] {
  if (given.unspecified === 'absent') return [];
  const keys = absentKeys(given, reasons).filter(
    (key) => facts.carriesKey?.(action, key.toLowerCase()) === false,
  );
  return keys.length === 0
    ? []
    : [`AWS’s service reference does not list ${keys.join(' or ')} for ${actionName}: assumed absent.`];
}

function missingLayers(compiled: CompiledPolicies, { principal }: PreparedRequest): readonly string[] {
  const has = (isThere: boolean, text: string): readonly string[] => (isThere ? [] : [text]);
  const isSupplied = (layer: CompiledPolicies['notSupplied'][number]): boolean =>
    !compiled.notSupplied.includes(layer);
  return [
    ...has(compiled.resource !== undefined || !isSupplied('resource'), 'The resource has no policy.'),
    ...(hasAccount(principal)
      ? has(
          compiled.scps.length > 0 || !isSupplied('scp'),
          'No service control policies apply to the principal.',
        )
      : []),
    ...has(
      compiled.rcps.length > 0 || !isSupplied('rcp'),
      'No resource control policies apply to the resource.',
    ),
    ...has(
      compiled.endpoints.length > 0 || !isSupplied('endpoint'),
      'No VPC endpoint policy filters the request.',
    ),
  ];
}

function ownerAssumption({ resource, resourceAccount }: PreparedRequest): readonly string[] {
  if (isOwnedByAws(resource))
    return ['AWS owns the resource: it has no account, organization or tags of yours.'];
  return resourceAccount === undefined
    ? []
    : [`The resource belongs to the principal’s own account, ${resourceAccount}.`];
}

/** What is assumed where nothing is given. */
export function assumptionsOf(
  decision: Decision,
  compiled: CompiledPolicies,
  request: PreparedRequest,
  reasons: readonly Reason[],
): readonly string[] {
  const { request: given } = decision;
  const { principal } = request;
  const absent = given.unspecified === 'absent' ? absentKeys(given, reasons) : [];
  const isOwnerGuessed = namedOwner(given) === undefined && given.resource !== '*';
  return [
    ...missingLayers(compiled, request),
    ...(absent.length > 0 ? [`Not given, so assumed absent: ${absent.join(', ')}.`] : []),
    ...uncarriedKeys(decision, request, reasons),
    ...(isOwnerGuessed ? ownerAssumption(request) : []),
    ...(compiled.endpoints.length > 0 &&
    request.endpointType === 'gateway' &&
    given.endpointType === undefined
      ? ['The VPC endpoint is a gateway.']
      : []),
    ...(principal.kind === 'role-session' && !/:role\/.*\//.test(principal.roleArn)
      ? [`The role is ${principal.roleArn}, without a path.`]
      : []),
  ];
}
