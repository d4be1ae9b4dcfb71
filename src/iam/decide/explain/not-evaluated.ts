// Notes on what AWS evaluates besides policies and this evaluator does not, where it could matter.
import { parseArn } from '#iam/policy/arn.ts';
import type { Decision } from '#iam/decide/evaluate/decide.ts';
import { isKeyDecision } from '#iam/decide/evaluate/kms.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import type { Request } from '#iam/request/request.ts';

// Further requests that AWS authorizes along with a call that assumes a role.
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

interface Row {
  readonly applies: (request: PreparedRequest, outcome: Outcome) => boolean;
  readonly text: string;
}

interface Outcome {
  readonly mayBeAllowed: boolean;
  /** Whether it is denied only because no statement allows it. */
  readonly lacksAllow: boolean;
}

const resourceOf = ({ resource }: PreparedRequest): string => parseArn(resource)?.resource ?? '';

const isAccessPoint = (request: PreparedRequest): boolean =>
  /^(?:s3|s3-object-lambda)$/.test(request.service) && resourceOf(request).startsWith('accesspoint/');

const ROWS: readonly Row[] = [
  {
    // https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
    applies: (request, { lacksAllow }) => lacksAllow && isKeyDecision(request),
    text: 'Grants on the key could allow it: they are not evaluated.',
  },
  {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
    applies: (request, { lacksAllow }) => lacksAllow && request.service === 's3' && request.resource !== '*',
    text: 'Access control lists of S3 could allow it: they are not evaluated.',
  },
  {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    applies: ({ service, principal }, { mayBeAllowed }) =>
      mayBeAllowed && service === 's3' && principal.kind === 'anonymous',
    text: 'S3 Block Public Access and access control lists are not evaluated.',
  },
  {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
    applies: (request, { mayBeAllowed }) => mayBeAllowed && isAccessPoint(request),
    text: 'Through an access point the policies of the access point and of its bucket must both allow: only the one given is evaluated.',
  },
];

/** Requests that AWS authorizes along with the call. */
const alongWith = ({ request }: Decision): readonly string[] =>
  impliedRequests(request).map(
    ({ action }) => `This call also requires ${action} on the role. Check that too.`,
  );

export function notEvaluatedNotes(decision: Decision, request: PreparedRequest): readonly string[] {
  const { possible } = decision;
  const mayBeAllowed = possible.includes('allowed');
  const lacksAllow = !mayBeAllowed && !possible.includes('explicitlyDenied');
  return [
    ...ROWS.filter(({ applies }) => applies(request, { mayBeAllowed, lacksAllow })).map(({ text }) => text),
    ...(mayBeAllowed ? alongWith(decision) : []),
  ];
}
