// Why a request is allowed or denied: a code, a sentence such as “no service control policy allows it”, and the statements.
import { hasAccount } from '#iam/request/principal.ts';
import { directlyGranted, needsResourcePolicy } from '#iam/decide/evaluate/combine-layers.ts';
import type { Decision } from '#iam/decide/evaluate/decide.ts';
import type { LayerResults } from '#iam/decide/evaluate/evaluate-layers.ts';
import { isCrossAccount, needsNoPermission, type Restriction } from '#iam/decide/evaluate/restrictions.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import { NO, or, YES } from '#iam/decide/three-valued.ts';
import { dependsText } from './depends-text.ts';
import { MORE_VALUES, type ConditionReason, type Reason } from './reason.ts';

export interface DecisionBasis {
  readonly code:
    | 'no-permission-needed'
    | 'explicit-deny'
    | 'allow'
    | 'depends'
    | 'scp-no-allow'
    | 'vpce-no-allow'
    | 'resource-no-allow'
    | 'identity-no-allow'
    | 'boundary-no-allow'
    | 'session-no-allow'
    | 'never-together'
    | Restriction['code'];
  readonly text: string;
  /** The statements that matter: with these alone the decision is the same. */
  readonly statements: readonly Reason[];
}

type Basis = Pick<DecisionBasis, 'code' | 'text'>;

const BOUNDARY: Basis = {
  code: 'boundary-no-allow',
  text: 'The permissions boundary does not allow it.',
};
const SESSION: Basis = { code: 'session-no-allow', text: 'No session policy allows it.' };
/** Each layer may allow by itself, but no values of the unknown keys make all of them allow. */
const NEVER_TOGETHER: Basis = {
  code: 'never-together',
  text: 'Whatever values the unknown keys have, the policies that must all allow it never do so at once.',
};

function missingInOwnAccount({ identity, boundary, session }: LayerResults): Basis {
  if (identity === NO)
    return { code: 'identity-no-allow', text: 'No identity policy of the principal allows it.' };
  if (boundary === NO) return BOUNDARY;
  return session === NO ? SESSION : NEVER_TOGETHER;
}

const NOT_BY_RESOURCE: Basis = {
  code: 'resource-no-allow',
  text: 'The resource’s policy does not allow it for this principal.',
};

/** Why the request is not allowed. */
function missingAllow(
  request: PreparedRequest,
  results: LayerResults,
  restriction: Restriction | undefined,
): Basis {
  const { grants } = results;
  if (restriction?.passes === NO) return restriction;
  if (results.scp === NO)
    return { code: 'scp-no-allow', text: 'At one or more levels, no service control policy allows it.' };
  if (results.endpoint === NO)
    return { code: 'vpce-no-allow', text: 'The policy of the VPC endpoint does not allow it.' };
  const named = or(or(grants.self, grants.anyone), or(grants.parent, grants.account));
  const mustName = !hasAccount(request.principal) || isCrossAccount(request) || needsResourcePolicy(request);
  if (mustName && named === NO) return NOT_BY_RESOURCE;
  if (!hasAccount(request.principal)) return NEVER_TOGETHER;
  if (isCrossAccount(request)) return missingInOwnAccount(results);
  // A principal named by itself or by its role needs no identity policy, but its limits must allow.
  if (grants.self === YES && results.boundary === NO)
    return {
      code: 'boundary-no-allow',
      text: 'The trust policy names the user, whose permissions boundary does not allow it.',
    };
  if (grants.parent === YES && results.boundary === NO) return BOUNDARY;
  if (grants.parent === YES && results.session === NO) return SESSION;
  return missingInOwnAccount(results);
}

function allowedText(request: PreparedRequest, results: LayerResults): string {
  if (isCrossAccount(request))
    return 'The principal’s own account and the resource’s policy both allow it, and nothing denies it.';
  const direct = !hasAccount(request.principal) || directlyGranted(request, results) === YES;
  if (direct) return 'The resource’s policy allows it by itself, and nothing denies it.';
  if (request.principal.kind === 'root')
    return 'The root user can do everything in its own account that nothing denies.';
  return needsResourcePolicy(request)
    ? 'The resource’s policy delegates to the account, whose identity policies allow it, and nothing denies it.'
    : 'The principal’s policies allow it, and nothing denies it.';
}

/** Keys that leave statements open, the most frequent first. */
export function openKeys(reasons: readonly Reason[]): readonly string[] {
  const counts = new Map<string, readonly [name: string, count: number]>();
  const add = (key: string): void => {
    const lower = key.toLowerCase();
    const [name, count] = counts.get(lower) ?? [key, 0];
    counts.set(lower, [name, count + 1]);
  };
  for (const { conditions, variables = [], matched } of reasons) {
    if (matched !== 'unknown') continue;
    for (const { key, result, seen } of conditions) if (result === 'unknown' && isUnknown(seen)) add(key);
    for (const { key, seen } of variables) if (seen === 'present' || seen === 'unknown') add(key);
  }
  return [...counts.values()].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
}

const isUnknown = (seen: ConditionReason['seen']): boolean =>
  seen === 'unknown' || seen === 'present' || seen.at(-1) === MORE_VALUES;

const denies = ({ effect, matched }: Reason): boolean => effect === 'Deny' && matched === 'yes';

const deniedText = (reasons: readonly Reason[]): string =>
  reasons.some(denies)
    ? 'A statement denies it, and no Allow can override a Deny.'
    : 'Whatever values the unknown keys have, one of the statements denies it, and no Allow can override a Deny.';

function basisFor(
  decided: Decision,
  request: PreparedRequest,
  results: LayerResults,
  restriction: Restriction | undefined,
  reasons: readonly Reason[],
): Basis {
  const { decision, possible } = decided;
  if (needsNoPermission(request))
    return { code: 'no-permission-needed', text: 'sts:GetCallerIdentity needs no permission.' };
  switch (decision) {
    case 'allowed':
      return { code: 'allow', text: allowedText(request, results) };
    case 'explicitlyDenied':
      return { code: 'explicit-deny', text: deniedText(reasons) };
    case 'implicitlyDenied': {
      const { code, text } = missingAllow(request, results, restriction);
      return { code, text: possible.length > 1 ? `${text} A statement may deny it as well.` : text };
    }
    case 'depends':
      return restriction ?? { code: 'depends', text: dependsText(decided, request, results, reasons) };
  }
}

/** Whether the decision could change without the statement. */
function affectsDecision(
  { decision, possible }: Decision,
  { effect, matched }: Reason,
  isSurelyDenied: boolean,
): boolean {
  if (matched === 'no') return false;
  if (decision === 'explicitlyDenied') return effect !== 'Allow' && (matched === 'yes' || !isSurelyDenied);
  if (decision === 'allowed') return effect === 'Allow';
  return effect !== 'Deny' || possible.includes('explicitlyDenied');
}

export function decisionBasis(
  decision: Decision,
  request: PreparedRequest,
  results: LayerResults,
  restriction: Restriction | undefined,
  reasons: readonly Reason[],
): DecisionBasis {
  const isSurelyDenied = reasons.some(denies);
  return {
    ...pick(basisFor(decision, request, results, restriction, reasons)),
    statements: needsNoPermission(request)
      ? []
      : reasons.filter((reason) => affectsDecision(decision, reason, isSurelyDenied)),
  };
}

const pick = ({ code, text }: Basis): Basis => ({ code, text });
