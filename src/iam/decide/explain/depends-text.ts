// "It is allowed if …, and if …, unless …": what an open decision depends on.
import type { Layer } from '#iam/decide/compile/layer.ts';
import {
  directlyGranted,
  needsResourcePolicy,
  ownAccountAllows,
} from '#iam/decide/evaluate/combine-layers.ts';
import type { Decision } from '#iam/decide/evaluate/decide.ts';
import type { LayerResults } from '#iam/decide/evaluate/evaluate-layers.ts';
import { isCrossAccount } from '#iam/decide/evaluate/restrictions.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import { NO, YES } from '#iam/decide/three-valued.ts';
import { showEither } from '#iam/text/quote.ts';
import { LAYER_WORDS } from './reason-text.ts';
import type { Reason } from './reason.ts';

/** What an open decision depends on if only a policy is missing. */
export const ONLY_MISSING_POLICY = 'It depends on a policy that is not given.';

/** More clauses than these are only counted. */
const MAX_CLAUSES = 3;

/** "aws:SourceVpc meets StringEquals `vpc-1`". */
function clause({ conditions, because }: Reason): string {
  const open = conditions.filter(({ result }) => result === 'unknown');
  const parts = [
    ...open.map(({ operator, key, expected }) => `${key} meets ${operator} ${showEither(expected)}`),
    ...because.filter((element) => element !== 'condition').map((element) => `its ${element} matches`),
  ];
  return parts.length === 0 ? 'a statement that cannot be evaluated applies' : parts.join(' and ');
}

/** "… or …": one of these must hold. */
function oneOf(reasons: readonly Reason[]): string {
  const clauses = [...new Set(reasons.map((reason) => clause(reason)))];
  const more = clauses.length - MAX_CLAUSES;
  return clauses.slice(0, MAX_CLAUSES).join(' or ') + (more > 0 ? ` or one of ${more} more` : '');
}

const isOpen = ({ matched }: Reason): boolean => matched === 'unknown';

/** What must hold for the set to allow; empty if it allows in any case or never. */
function awaited(set: readonly Reason[]): readonly string[] {
  const allows = set.filter(({ effect }) => effect !== 'Deny');
  const open = allows.filter(isOpen);
  return open.length === 0 || allows.some(({ matched }) => matched === 'yes') ? [] : [oneOf(open)];
}

/** Reasons by layer and level: in each of these groups one statement must allow. */
function setsOf(reasons: readonly Reason[]): readonly (readonly Reason[])[] {
  const sets = new Map<string, Reason[]>();
  for (const reason of reasons) {
    const name = `${reason.layer} ${reason.level}`;
    const set = sets.get(name);
    if (set) set.push(reason);
    else sets.set(name, [reason]);
  }
  return [...sets.values()];
}

const both = (parts: readonly string[]): string => parts.join(', and if ');

/** What the account of the principal, the resource policy, or both depend on. */
function granting(
  request: PreparedRequest,
  results: LayerResults,
  own: readonly string[],
  resource: readonly string[],
): readonly string[] {
  if (isCrossAccount(request)) return [...own, ...resource];
  const isOwn = ownAccountAllows(request, results);
  if (needsResourcePolicy(request)) return results.grants.account === NO ? resource : [...resource, ...own];
  if (isOwn === YES) return [];
  if (isOwn === NO) return resource;
  if (directlyGranted(request, results) === NO || resource.length === 0) return own;
  return [`${both(own)}, or if by the resource’s policy ${both(resource)}`];
}

export function dependsText(
  { possible, policies: { notSupplied = [] } }: Decision,
  request: PreparedRequest,
  results: LayerResults,
  reasons: readonly Reason[],
): string {
  const sets = setsOf(reasons);
  const ofLayers = (...layers: readonly Layer[]): readonly string[] =>
    sets.flatMap((set) => (layers.some((layer) => layer === set[0]?.layer) ? awaited(set) : []));
  const granted = [
    ...ofLayers('scp'),
    ...granting(request, results, ofLayers('identity', 'boundary', 'session'), ofLayers('resource')),
    ...ofLayers('endpoint'),
  ];
  // Impossible results are not mentioned.
  const allowed = possible.includes('implicitlyDenied') ? granted : [];
  const denied = possible.includes('explicitlyDenied')
    ? reasons.filter((reason) => reason.effect !== 'Allow' && isOpen(reason))
    : [];
  if (allowed.length + denied.length === 0) return ONLY_MISSING_POLICY;
  const ifs = allowed.length === 0 ? '' : ` if ${both(allowed)}`;
  const unless = denied.length === 0 ? '' : `${ifs === '' ? '' : ','} unless ${oneOf(denied)}`;
  const missing = notSupplied.map(
    (layer) => ` It also depends on the ${LAYER_WORDS[layer]}, which is not given.`,
  );
  return `It is allowed${ifs}${unless}.${missing.join('')}`;
}
