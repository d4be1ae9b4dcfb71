// What a decision rests on: the layer, said in a word and in a sentence, and the statements.
import { showAll } from '#core/iam/words.ts';
import type { Decision } from './decide.ts';
import { directlyGranted, needsResourcePolicy } from './formula.ts';
import type { LayerResults } from './layers.ts';
import type { PreparedRequest } from './prepare.ts';
import { hasAccount } from './principal.ts';
import type { Reason } from './reasons.ts';
import { isCrossAccount, needsNoPermission, type Restriction } from './restrictions.ts';
import { NO, or, YES } from './tri.ts';

export interface Deciding {
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
    | Restriction['code'];
  readonly text: string;
  /** Those without which the decision would not be what it is: with them alone it is the same. */
  readonly statements: readonly Reason[];
}

type Told = Pick<Deciding, 'code' | 'text'>;

function missingInOwnAccount({ identity, boundary }: LayerResults): Told {
  if (identity === NO)
    return { code: 'identity-no-allow', text: 'No identity policy of the principal allows it.' };
  if (boundary === NO)
    return { code: 'boundary-no-allow', text: 'The permissions boundary does not allow it.' };
  return { code: 'session-no-allow', text: 'No session policy allows it.' };
}

const NOT_BY_RESOURCE: Told = {
  code: 'resource-no-allow',
  text: 'The resource’s policy does not allow it to this principal.',
};

/** Why nothing allows. */
function missing(
  request: PreparedRequest,
  results: LayerResults,
  restriction: Restriction | undefined,
): Told {
  const { grants } = results;
  if (restriction?.passes === NO) return restriction;
  if (results.scp === NO)
    return { code: 'scp-no-allow', text: 'On some level no service control policy allows it.' };
  if (results.endpoint === NO)
    return { code: 'vpce-no-allow', text: 'The policy of the VPC endpoint does not allow it.' };
  const named = or(or(grants.self, grants.anyone), or(grants.parent, grants.account));
  const mustName = !hasAccount(request.principal) || isCrossAccount(request) || needsResourcePolicy(request);
  if (mustName && named === NO) return NOT_BY_RESOURCE;
  if (!hasAccount(request.principal)) return NOT_BY_RESOURCE;
  if (grants.self === YES && results.boundary === NO)
    return {
      code: 'boundary-no-allow',
      text: 'The trust policy names the user, whose permissions boundary does not allow it.',
    };
  return missingInOwnAccount(results);
}

function allowedText(request: PreparedRequest, results: LayerResults): string {
  if (isCrossAccount(request))
    return 'The principal’s own account and the resource’s policy both allow it, and nothing denies it.';
  const direct = !hasAccount(request.principal) || directlyGranted(request, results) === YES;
  if (direct) return 'The resource’s policy allows it by itself, and nothing denies it.';
  if (request.principal.kind === 'root')
    return 'The root user may do all in its own account that nothing denies.';
  return needsResourcePolicy(request)
    ? 'The resource’s policy leaves it to the account, whose identity policies allow it, and nothing denies it.'
    : 'The principal’s policies allow it, and nothing denies it.';
}

/** Keys that unsure statements wait for, those of most statements first. */
export function openKeys(reasons: readonly Reason[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { conditions, matched } of reasons) {
    if (matched !== 'unknown') continue;
    for (const { key, result } of conditions)
      if (result === 'unknown') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([key]) => key);
}

/** Clauses beyond these are only counted. */
const MOST_CLAUSES = 3;

/** "allowed if StringEquals holds for aws:SourceVpc and `vpc-1`". */
function clause({ effect, conditions, because }: Reason): string {
  const open = conditions.filter(({ result }) => result === 'unknown');
  const parts = [
    ...open.map(({ operator, key, expected }) => `${operator} holds for ${key} and ${showAll(expected)}`),
    ...because.filter((element) => element !== 'condition').map((element) => `its ${element} matches`),
  ];
  const verb = { Allow: 'allowed', Deny: 'denied', unreadable: 'open' }[effect];
  return `${verb} if ${parts.length === 0 ? 'a statement that cannot be read applies' : parts.join(' and ')}`;
}

function dependsText(reasons: readonly Reason[]): string {
  const clauses = [
    ...new Set(reasons.filter(({ matched }) => matched === 'unknown').map((reason) => clause(reason))),
  ];
  if (clauses.length === 0) return 'It cannot be told: a policy that bears on it is not given.';
  const more = clauses.length - MOST_CLAUSES;
  const rest = more > 0 ? `; and ${more} more` : '';
  return `It is ${clauses.slice(0, MOST_CLAUSES).join('; ')}${rest}.`;
}

function told(
  { decision, possible }: Decision,
  request: PreparedRequest,
  results: LayerResults,
  restriction: Restriction | undefined,
  reasons: readonly Reason[],
): Told {
  if (needsNoPermission(request))
    return { code: 'no-permission-needed', text: 'sts:GetCallerIdentity needs no permission.' };
  switch (decision) {
    case 'Allowed':
      return { code: 'allow', text: allowedText(request, results) };
    case 'ExplicitlyDenied':
      return { code: 'explicit-deny', text: 'A statement denies it, which no Allow can lift.' };
    case 'ImplicitlyDenied': {
      const { code, text } = missing(request, results, restriction);
      return { code, text: possible.length > 1 ? `${text} A statement may deny it as well.` : text };
    }
    case 'Conditional':
      return restriction ?? { code: 'depends', text: dependsText(reasons) };
  }
}

/** Whether the decision would be open to change without the statement. */
function bears({ decision, possible }: Decision, { effect, matched }: Reason): boolean {
  if (matched === 'no') return false;
  if (decision === 'ExplicitlyDenied') return effect === 'Deny' && matched === 'yes';
  if (decision === 'Allowed') return effect === 'Allow';
  return effect !== 'Deny' || possible.includes('ExplicitlyDenied');
}

export function decidingOf(
  decision: Decision,
  request: PreparedRequest,
  results: LayerResults,
  restriction: Restriction | undefined,
  reasons: readonly Reason[],
): Deciding {
  return {
    ...pick(told(decision, request, results, restriction, reasons)),
    statements: needsNoPermission(request) ? [] : reasons.filter((reason) => bears(decision, reason)),
  };
}

const pick = ({ code, text }: Told): Told => ({ code, text });
