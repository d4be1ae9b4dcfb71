// The possible results of a decision.
import { NO, YES, type Tri } from '#iam/decide/three-valued.ts';

export type PossibleDecision = 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied';

export interface Verdict {
  /** `Conditional` where the request may be allowed and may be denied. */
  readonly decision: PossibleDecision | 'Conditional';
  /** All results that are possible: several if something is unknown. */
  readonly possible: readonly PossibleDecision[];
}

/** If both kinds of denial are possible, the decision is the implicit one. */
function verdictOver(possible: readonly PossibleDecision[]): Verdict {
  const [only, ...more] = possible;
  if (only !== undefined && more.length === 0) return { decision: only, possible };
  return { decision: possible.includes('Allowed') ? 'Conditional' : 'ImplicitlyDenied', possible };
}

export const ALLOWED = verdictOver(['Allowed']);
const EXPLICITLY_DENIED = verdictOver(['ExplicitlyDenied']);
const IMPLICITLY_DENIED = verdictOver(['ImplicitlyDenied']);
const DENIED_EITHER_WAY = verdictOver(['ExplicitlyDenied', 'ImplicitlyDenied']);
const ALLOWED_IF = verdictOver(['Allowed', 'ImplicitlyDenied']);
const ALLOWED_UNLESS = verdictOver(['Allowed', 'ExplicitlyDenied']);
const OPEN = verdictOver(['Allowed', 'ExplicitlyDenied', 'ImplicitlyDenied']);

/** `deny`: whether some statement denies. `granted`: whether all that must allow does. */
export function verdictOf(deny: Tri, granted: Tri): Verdict {
  if (deny === YES) return EXPLICITLY_DENIED;
  if (deny === NO) {
    if (granted === YES) return ALLOWED;
    return granted === NO ? IMPLICITLY_DENIED : ALLOWED_IF;
  }
  if (granted === YES) return ALLOWED_UNLESS;
  return granted === NO ? DENIED_EITHER_WAY : OPEN;
}

const ORDER: readonly PossibleDecision[] = ['Allowed', 'ExplicitlyDenied', 'ImplicitlyDenied'];

/** The verdict with these possible results. */
export const verdictFrom = (possible: ReadonlySet<PossibleDecision>): Verdict =>
  verdictOver(ORDER.filter((outcome) => possible.has(outcome)));

/** The results that both leave possible. */
export const intersectVerdict = (verdict: Verdict, other: ReadonlySet<PossibleDecision>): Verdict =>
  verdictOver(verdict.possible.filter((outcome) => other.has(outcome)));
