// Rules of STS: the calls that assume a role, and callers that cannot make them.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
import { SHARED_OIDC_ISSUERS } from '#iam/facts/shared-oidc-issuers.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { TokenPrincipal } from '#iam/request/principal.ts';
import type { CompiledPolicies } from '#iam/decide/compile/compile-policies.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';

/** Actions that the trust policy of a role decides on, including those that STS checks along with another call. */
const ON_ROLES = new Set([
  'sts:assumerole',
  'sts:assumerolewithwebidentity',
  'sts:assumerolewithsaml',
  'sts:tagsession',
  'sts:setsourceidentity',
  'sts:setcontext',
]);
const ALONG_WITH = new Set(['sts:tagsession', 'sts:setsourceidentity', 'sts:setcontext']);

/** Whether the resource policy is the trust policy of a role, which must allow. */
export const isTrustDecision = ({ action, resource }: PreparedRequest): boolean =>
  ON_ROLES.has(action) &&
  (action.startsWith('sts:assumerole') || parseArn(resource)?.resource.startsWith('role/') === true);

/** Why a caller with a token cannot make this call; undefined if it can. */
export function tokenProblem(
  { kind, provider }: TokenPrincipal,
  { action, resourceAccount }: PreparedRequest,
): string | undefined {
  const call = kind === 'saml' ? 'sts:AssumeRoleWithSAML' : 'sts:AssumeRoleWithWebIdentity';
  if (action !== call.toLowerCase() && !ALONG_WITH.has(action))
    return `A caller with a token of an identity provider can only call ${call}.`;
  const account = parseArn(provider)?.account;
  if (account !== undefined && resourceAccount !== undefined && account !== resourceAccount)
    return 'The identity provider must be in the account of the role.';
  return undefined;
}

/** The issuer of an OIDC provider: the end of its ARN, or its name. */
const issuerOf = (provider: string): string => provider.replace(/^.*:oidc-provider\//, '');

/**
 * STS refuses tokens of providers that many organizations share unless the trust policy tests a claim that identifies
 * the organization. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
export function issuerProblem(
  { provider }: TokenPrincipal,
  { action }: PreparedRequest,
  { resource }: CompiledPolicies,
): string | undefined {
  const issuer = issuerOf(provider);
  const keys = SHARED_OIDC_ISSUERS.get(issuer);
  if (!keys || !resource || action !== 'sts:assumerolewithwebidentity') return undefined;
  const needed = keys.map((key) => (key.startsWith(':') ? issuer + key : key));
  const lower = new Set(needed.map((key) => key.toLowerCase()));
  const isTested = resource.documents.some(({ statements }) =>
    statements.some(({ conditions }) => conditions.some(({ keyName }) => lower.has(keyName))),
  );
  if (isTested) return undefined;
  return `Many organizations share ${issuer}. STS refuses its tokens unless the trust policy tests ${needed.join(' or ')}.`;
}
