// Calls that AWS checks as several: for each resource, and for what is done along with them. All must be allowed.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
import type { Request } from '#core/request/request.ts';
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

const ASSUMING = new Set(['sts:assumerole', 'sts:assumerolewithwebidentity', 'sts:assumerolewithsaml']);

const hasKey = ({ context }: Request, fits: (key: string) => boolean): boolean =>
  Object.keys(context).some((key) => fits(key.toLowerCase()));

/**
 * What is checked along with a call that assumes a role: sts:TagSession where it passes tags, and
 * sts:SetSourceIdentity where it sets a source identity or the caller's session has one, which it hands on.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
 */
export function impliedRequests(request: Request): readonly Request[] {
  if (!ASSUMING.has(request.action.toLowerCase())) return [];
  const passesTags = hasKey(request, (key) => key.startsWith('aws:requesttag/') || key === 'aws:tagkeys');
  const hasIdentity = hasKey(request, (key) => key === 'sts:sourceidentity' || key === 'aws:sourceidentity');
  return [
    ...(passesTags ? [{ ...request, action: 'sts:TagSession' }] : []),
    ...(hasIdentity ? [{ ...request, action: 'sts:SetSourceIdentity' }] : []),
  ];
}
