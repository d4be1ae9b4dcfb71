// Calls that AWS checks as several: for each resource, and for what is done along with them. All must be allowed.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
import { verdictFrom, type Outcome, type Verdict } from './verdict.ts';

/** What several verdicts come to: allowed if all are, explicitly denied if one is. */
export function joinVerdicts(verdicts: readonly Pick<Verdict, 'possible'>[]): Verdict {
  const some = (outcome: Outcome): boolean => verdicts.some(({ possible }) => possible.includes(outcome));
  const allBut = (outcome: Outcome): boolean =>
    verdicts.every(({ possible }) => possible.some((each) => each !== outcome));
  const possible = new Set<Outcome>();
  if (verdicts.every((verdict) => verdict.possible.includes('Allowed'))) possible.add('Allowed');
  if (some('ExplicitlyDenied')) possible.add('ExplicitlyDenied');
  if (some('ImplicitlyDenied') && allBut('ExplicitlyDenied')) possible.add('ImplicitlyDenied');
  return verdictFrom(possible);
}
