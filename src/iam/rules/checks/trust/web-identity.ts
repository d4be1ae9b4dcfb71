// Identity providers as trust policies name them, and the claims that a statement tests.
import { isObject, own } from '#iam/json/json-value.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { matchesAction } from '#iam/rules/matches-action.ts';
import { type ConditionView, type PrincipalView, type StatementView } from '#iam/rules/policy-view.ts';

interface Provider {
  readonly kind: 'saml' | 'oidc';
  /** Host and path, in lower case: what condition keys on its claims begin with. */
  readonly issuer: string;
}

const ARN = /^arn:[^:]+:iam::\d{12}:(saml|oidc)-provider\/([\s\S]+)$/;
/** Providers that IAM knows without an ARN go by their domain. */
const DOMAIN = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;

/** The provider that a Federated principal names; undefined for what names none. */
export function readProvider({ kind, excluded, value }: PrincipalView): Provider | undefined {
  if (kind !== 'Federated' || excluded || hasWildcard(value)) return undefined;
  const [, type, name = ''] = ARN.exec(value) ?? [];
  if (type !== undefined) return { kind: type === 'saml' ? 'saml' : 'oidc', issuer: name.toLowerCase() };
  return DOMAIN.test(value) ? { kind: 'oidc', issuer: value.toLowerCase() } : undefined;
}

/** An OIDC provider that a statement trusts. */
interface Trusted {
  readonly principal: PrincipalView;
  readonly issuer: string;
}

/** Whether the statement allows the action, given in lower case. */
export function allowsAction(
  { effect, source, actions, notActions }: StatementView,
  action: string,
): boolean {
  if (effect !== 'Allow') return false;
  if (own(source, 'NotAction') !== undefined)
    return !notActions.some((entry) => matchesAction(entry, action));
  return actions.some((entry) => matchesAction(entry, action));
}

/** Far more than any real policy has; a malicious text lists tens of thousands. */
const MAX_TRUSTED = 500;

/** The OIDC providers whose tokens the statement takes. */
export function trustedIssuers(statement: StatementView): readonly Trusted[] {
  if (!allowsAction(statement, 'sts:assumerolewithwebidentity')) return [];
  return statement.principals.slice(0, MAX_TRUSTED).flatMap((principal) => {
    const provider = readProvider(principal);
    return provider?.kind === 'oidc' ? [{ principal, issuer: provider.issuer }] : [];
  });
}

const NO_CLAIMS: readonly ConditionView[] = [];
const claims = new WeakMap<StatementView, ReadonlyMap<string, readonly ConditionView[]>>();

/** The statement's conditions by the text before the first colon of their key; computed once, as each principal needs some. */
function claimsByIssuer(statement: StatementView): ReadonlyMap<string, readonly ConditionView[]> {
  const known = claims.get(statement);
  if (known) return known;
  const fresh = groupBy(statement.conditions, ({ keyName }) => keyName.slice(0, keyName.indexOf(':')));
  claims.set(statement, fresh);
  return fresh;
}

/** The statement's conditions on claims of the issuer: "token.actions.githubusercontent.com:sub". */
export const claimsOf = (statement: StatementView, issuer: string): readonly ConditionView[] =>
  claimsByIssuer(statement).get(issuer) ?? NO_CLAIMS;

/** Whether one of the conditions is on this claim. */
export const hasClaim = (claims: readonly ConditionView[], issuer: string, claim: string): boolean =>
  claims.some(({ keyName }) => keyName === `${issuer}:${claim}`);

/** Whether the statement has no condition at all. The grammar check reports a Condition that is not an object. */
export function isUnconditional({ source }: StatementView): boolean {
  const condition = own(source, 'Condition');
  return condition === undefined || (isObject(condition) && Object.keys(condition).length === 0);
}

const EKS_ISSUER = /^oidc\.eks\.[a-z0-9-]+\.amazonaws\.(?:com|com\.cn|eu)\/id\//;

/** Whether tokens of this issuer are those of an EKS cluster; the issuer in lower case. */
export const isEksIssuer = (issuer: string): boolean => EKS_ISSUER.test(issuer);
