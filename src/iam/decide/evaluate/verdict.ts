// The possible results of a decision.
import { NO, YES, type Tri } from '#iam/decide/three-valued.ts';

export type PossibleDecision = 'allowed' | 'explicitlyDenied' | 'implicitlyDenied';

export interface Verdict {
  /** `depends` where the request may be allowed and may be denied. */
  readonly decision: PossibleDecision | 'depends';
  /** All results that are possible: several if something is unknown. */
  readonly possible: readonly PossibleDecision[];
}

/** If both kinds of denial are possible, the decision is the implicit one. */
function verdictOver(possible: readonly PossibleDecision[]): Verdict {
  const [only, ...more] = possible;
  if (only !== undefined && more.length === 0) return { decision: only, possible };
  return { decision: possible.includes('allowed') ? 'depends' : 'implicitlyDenied', possible };
}

export const ALLOWED = verdictOver(['allowed']);
const EXPLICITLY_DENIED = verdictOver(['explicitlyDenied']);
const IMPLICITLY_DENIED = verdictOver(['implicitlyDenied']);
const DENIED_EITHER_WAY = verdictOver(['explicitlyDenied', 'implicitlyDenied']);
const ALLOWED_IF = verdictOver(['allowed', 'implicitlyDenied']);
const ALLOWED_UNLESS = verdictOver(['allowed', 'explicitlyDenied']);
const OPEN = verdictOver(['allowed', 'explicitlyDenied', 'implicitlyDenied']);

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

const ORDER: readonly PossibleDecision[] = ['allowed', 'explicitlyDenied', 'implicitlyDenied'];

/** The verdict with these possible results. */
export const verdictFrom = (possible: ReadonlySet<PossibleDecision>): Verdict =>
  verdictOver(ORDER.filter((outcome) => possible.has(outcome)));

/** The results that both leave possible. */
export const intersectVerdict = (verdict: Verdict, other: ReadonlySet<PossibleDecision>): Verdict =>
  verdictOver(verdict.possible.filter((outcome) => other.has(outcome)));
