// Joins the verdicts of requests that AWS authorizes together: one for each resource, and those implied by a call.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
import { verdictFrom, type PossibleDecision, type Verdict } from './verdict.ts';

/** Allowed if all are allowed, explicitly denied if one is. */
export function joinVerdicts(verdicts: readonly Pick<Verdict, 'possible'>[]): Verdict {
  const some = (outcome: PossibleDecision): boolean =>
    verdicts.some(({ possible }) => possible.includes(outcome));
  const allBut = (outcome: PossibleDecision): boolean =>
    verdicts.every(({ possible }) => possible.some((each) => each !== outcome));
  const possible = new Set<PossibleDecision>();
  if (verdicts.every((verdict) => verdict.possible.includes('allowed'))) possible.add('allowed');
  if (some('explicitlyDenied')) possible.add('explicitlyDenied');
  if (some('implicitlyDenied') && allBut('explicitlyDenied')) possible.add('implicitlyDenied');
  return verdictFrom(possible);
}
