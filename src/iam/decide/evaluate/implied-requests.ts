// Further requests that AWS authorizes along with a call that assumes a role.
import type { Request } from '#iam/request/request.ts';

const ASSUMING = new Set(['sts:assumerole', 'sts:assumerolewithwebidentity', 'sts:assumerolewithsaml']);

const hasKey = ({ context }: Request, fits: (key: string) => boolean): boolean =>
  Object.keys(context).some((key) => fits(key.toLowerCase()));

/**
 * sts:TagSession if the call passes session tags, and sts:SetSourceIdentity if it sets a source identity or the
 * caller's session has one, which is passed on.
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
