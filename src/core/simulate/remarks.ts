// What a decision takes for granted, and what else one should know of it.
import type { Facts } from './applies.ts';
import type { Decision } from './decide.ts';
import { isKeyDecision } from './kms.ts';
import { setsIn, type Plan } from './plan.ts';
import type { PreparedRequest } from './prepare.ts';
import { hasAccount } from './principal.ts';
import { LAYER_WORDS } from './reason-words.ts';
import { layerApplies, type Reason } from './reasons.ts';
import type { Request } from './request.ts';
import { NO } from './tri.ts';
import { isTrustDecision } from './trust.ts';

/** Keys that the request does not give and that were taken to be absent. */
function absentKeys({ context }: Request, reasons: readonly Reason[]): readonly string[] {
  const given = new Set(Object.keys(context).map((key) => key.toLowerCase()));
  const asked = reasons.flatMap(({ conditions, because }) =>
    because.includes('action') || because.includes('resource')
      ? []
      : conditions.filter(({ seen, key }) => seen === 'absent' && !given.has(key.toLowerCase())),
  );
  return [...new Set(asked.map(({ key }) => key))];
}

function missingLayers(plan: Plan, { principal }: PreparedRequest): readonly string[] {
  const has = (isThere: boolean, text: string): readonly string[] => (isThere ? [] : [text]);
  const isSupplied = (layer: Plan['notSupplied'][number]): boolean => !plan.notSupplied.includes(layer);
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
  { request: given }: Decision,
  plan: Plan,
  request: PreparedRequest,
  reasons: readonly Reason[],
): readonly string[] {
  const { principal } = request;
  const absent = given.unspecified === 'absent' ? absentKeys(given, reasons) : [];
  const isOwnerGuessed =
    given.resourceAccount === undefined && !given.resource.includes(`:${request.resourceAccount ?? '-'}:`);
  return [
    ...missingLayers(plan, request),
    ...(absent.length > 0 ? [`Not given and taken as absent: ${absent.join(', ')}.`] : []),
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
function trustNotes({ resource }: Plan): readonly string[] {
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
  plan: Plan,
  request: PreparedRequest,
  facts: Facts,
): readonly string[] {
  const sets = setsIn(plan).filter(({ documents }) => documents.length > 0);
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
  const { possible } = decision;
  return [
    ...problems,
    ...[...idle].map((layer) => `A ${LAYER_WORDS[layer]} does not bear on this request.`),
    ...(isKeyDecision(request) && !possible.includes('Allowed') && !possible.includes('ExplicitlyDenied')
      ? ['Grants on the key could allow it: they are not evaluated.']
      : []),
    ...(request.service === 's3' && request.principal.kind === 'anonymous' && possible.includes('Allowed')
      ? ['S3 Block Public Access and access control lists are not evaluated.']
      : []),
    ...(isTrustDecision(request) ? trustNotes(plan) : []),
    ...(plan.boundaries.length > 1
      ? ['A principal has one permissions boundary; of several all must allow.']
      : []),
    ...(request.principal.kind === 'user' && plan.session
      ? ['Users have no session policies; those given were evaluated all the same.']
      : []),
  ];
}
