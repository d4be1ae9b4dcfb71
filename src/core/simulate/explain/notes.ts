// What a decision takes for granted, and what else one should know of it.
import type { ReferenceFacts } from '#core/simulate/evaluate/applicable-layers.ts';
import type { Decision } from '#core/simulate/evaluate/decide.ts';
import { notEvaluatedNotes } from './not-evaluated.ts';
import { policySets, type CompiledPolicies } from '#core/simulate/compile/compile-policies.ts';
import { namedOwner, type PreparedRequest } from '#core/simulate/prepare-request.ts';
import { hasAccount } from '#core/request/principal.ts';
import { LAYER_WORDS } from './reason-text.ts';
import { layerApplies, type Reason } from './reasons.ts';
import type { Request } from '#core/request/request.ts';
import { NO } from '#core/simulate/three-valued.ts';
import { isTrustDecision } from '#core/simulate/evaluate/sts.ts';

/** Keys that the request does not give and that were taken to be absent. */
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

/** Keys that were taken to be absent because AWS's service reference does not list them for the action. */
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
    : [`By AWS’s service reference ${actionName} carries no ${keys.join(', no ')}: taken as absent.`];
}

function missingLayers(plan: CompiledPolicies, { principal }: PreparedRequest): readonly string[] {
  const has = (isThere: boolean, text: string): readonly string[] => (isThere ? [] : [text]);
  const isSupplied = (layer: CompiledPolicies['notSupplied'][number]): boolean =>
    !plan.notSupplied.includes(layer);
  return [
    ...has(plan.resource !== undefined || !isSupplied('resource'), 'The resource has no policy.'),
    ...(hasAccount(principal)
      ? has(plan.scps.length > 0 || !isSupplied('scp'), 'No service control policies bind the principal.')
      : []),
    ...has(plan.rcps.length > 0 || !isSupplied('rcp'), 'No resource control policies bind the resource.'),
    ...has(
      plan.endpoints.length > 0 || !isSupplied('endpoint'),
      'No VPC endpoint policy filters the request.',
    ),
  ];
}

/** What was assumed where nothing was given. */
export function assumptionsOf(
  decision: Decision,
  plan: CompiledPolicies,
  request: PreparedRequest,
  reasons: readonly Reason[],
): readonly string[] {
  const { request: given } = decision;
  const { principal } = request;
  const absent = given.unspecified === 'absent' ? absentKeys(given, reasons) : [];
  const isOwnerGuessed = namedOwner(given) === undefined && given.resource !== '*';
  return [
    ...missingLayers(plan, request),
    ...(absent.length > 0 ? [`Not given and taken as absent: ${absent.join(', ')}.`] : []),
    ...uncarriedKeys(decision, request, reasons),
    ...(isOwnerGuessed && request.resourceAccount !== undefined
      ? [`The resource is of the principal’s own account, ${request.resourceAccount}.`]
      : []),
    ...(plan.endpoints.length > 0 && request.endpointType === 'gateway' && given.endpointType === undefined
      ? ['The VPC endpoint is a gateway.']
      : []),
    ...(principal.kind === 'role-session' && !/:role\/.*\//.test(principal.roleArn)
      ? [`The role is ${principal.roleArn}, without a path.`]
      : []),
  ];
}

/** Elements that AWS refuses in a trust policy. They were evaluated as in other policies. */
function trustNotes({ resource }: CompiledPolicies): readonly string[] {
  const statements = resource?.documents.flatMap((document) => document.statements) ?? [];
  return [
    ...(statements.some(({ resources }) => resources) ? ['A trust policy has no Resource.'] : []),
    ...(statements.some(({ principals }) => principals?.isNot)
      ? ['A trust policy has no NotPrincipal.']
      : []),
  ];
}

/** What could not be evaluated, what was left out, and what AWS checks besides. */
export function notesOf(
  decision: Decision,
  plan: CompiledPolicies,
  request: PreparedRequest,
  facts: ReferenceFacts,
): readonly string[] {
  const sets = policySets(plan).filter(({ documents }) => documents.length > 0);
  const problems = sets.flatMap(({ layer, level, documents }) =>
    documents.flatMap((document, index) =>
      document.problems.map(
        ({ path, message }) =>
          `${LAYER_WORDS[layer]} ${Math.max(level, index) + 1}, ${path.join('.')}: ${message}`,
      ),
    ),
  );
  const idle = new Set(
    sets.filter(({ layer }) => layerApplies(layer, request, facts) === NO).map(({ layer }) => layer),
  );
  return [
    ...problems,
    ...[...idle].map((layer) => `A ${LAYER_WORDS[layer]} does not bear on this request.`),
    ...notEvaluatedNotes(decision, request),
    ...(isTrustDecision(request) ? trustNotes(plan) : []),
    ...(plan.boundaries.length > 1
      ? ['A principal has one permissions boundary; of several all must allow.']
      : []),
    ...(request.principal.kind === 'user' && plan.session
      ? ['Users have no session policies; those given were evaluated all the same.']
      : []),
  ];
}
