// What a decision may come to.
import { NO, YES, type Tri } from '#core/simulate/three-valued.ts';

export type Outcome = 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied';

export interface Verdict {
  /** `Conditional` where the request may be allowed and may be denied. */
  readonly decision: Outcome | 'Conditional';
  /** All that it may come to: more than one where something is not known. */
  readonly possible: readonly Outcome[];
}

/** Of two denials the one that needs no statement is named: `possible` has both. */
function verdictOver(possible: readonly Outcome[]): Verdict {
  const [only, ...more] = possible;
  if (only !== undefined && more.length === 0) return { decision: only, possible };
  return { decision: possible.includes('Allowed') ? 'Conditional' : 'ImplicitlyDenied', possible };
}

export const ALLOWED = verdictOver(['Allowed']);
export const EXPLICITLY_DENIED = verdictOver(['ExplicitlyDenied']);
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

const ORDER: readonly Outcome[] = ['Allowed', 'ExplicitlyDenied', 'ImplicitlyDenied'];

/** The verdict that leaves these open. */
export const verdictFrom = (possible: ReadonlySet<Outcome>): Verdict =>
  verdictOver(ORDER.filter((outcome) => possible.has(outcome)));

/** What both of two sound verdicts leave open. */
export const intersectVerdict = (verdict: Verdict, other: ReadonlySet<Outcome>): Verdict =>
  verdictOver(verdict.possible.filter((outcome) => other.has(outcome)));
