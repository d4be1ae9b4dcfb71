// Whom an entry of Principal stands for, and in which form: the form decides what the entry's Allow gets around.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import { parseArn } from '#core/iam/arn.ts';
import { hasAccount, type Principal } from '#core/request/principal.ts';
import type { PrincipalEntry } from '#core/simulate/compile/compile-principals.ts';
import type { PreparedRequest } from '#core/simulate/prepare-request.ts';

/** The forms, as bits. By itself: exactly the one who asks. */
export const SELF = 1;
/** The wildcard. */
export const ANYONE = 2;
/** The role of a session, the user who asked for a federated session. */
export const PARENT = 4;
/** The account, which passes the decision on to its own policies. */
export const ACCOUNT = 8;
const ALL = 15;

/** The forms in which entries match, and those in which they may. */
export interface PrincipalForms {
  readonly sure: number;
  readonly possible: number;
}

/** What a policy is attached to, where that bears on principals. */
export type PrincipalLayer = 'resource' | 'rcp' | 'endpoint';

const NONE: PrincipalForms = { sure: 0, possible: 0 };
const FORMS = Array.from({ length: ALL + 1 }, (_, bits): PrincipalForms => ({ sure: bits, possible: 0 }));
const MAYBE = Array.from({ length: ALL + 1 }, (_, bits): PrincipalForms => ({ sure: 0, possible: bits }));

const surely = (bits: number): PrincipalForms => FORMS[bits] ?? NONE;
const perhaps = (bits: number): PrincipalForms => MAYBE[bits] ?? NONE;

const showsToken = ({ kind }: Principal): boolean => kind === 'web-identity' || kind === 'saml';

/** AWS calls the wildcard all users, also anonymous ones, and says nothing of services and of callers with a token. */
function everyone(principal: Principal, isBare: boolean, place: PrincipalLayer): PrincipalForms {
  if (place === 'rcp') return surely(ANYONE);
  if (showsToken(principal)) return perhaps(ANYONE);
  return principal.kind === 'service' && !isBare ? perhaps(ANYONE) : surely(ANYONE);
}

function byAccount(
  principal: Principal,
  entry: { readonly account: string; readonly partition: string | undefined },
): PrincipalForms {
  if (!hasAccount(principal) || principal.account !== entry.account) return NONE;
  const own = principal.kind === 'role-session' ? principal.roleArn : principal.arn;
  if (entry.partition !== undefined && parseArn(own)?.partition !== entry.partition) return NONE;
  return surely(principal.kind === 'root' ? SELF : ACCOUNT);
}

/** A session's ARN has its role's name but not its path. */
function isSessionOf(sessionArn: string, roleArn: string): boolean {
  const session = parseArn(sessionArn);
  const role = parseArn(roleArn);
  const [type, name] = session?.resource.split('/') ?? [];
  return (
    type === 'assumed-role' &&
    session?.account === role?.account &&
    role?.resource.slice(role.resource.lastIndexOf('/') + 1) === name
  );
}

function byArn(principal: Principal, arn: string): PrincipalForms {
  if (!hasAccount(principal) || principal.kind === 'root') return NONE;
  if (principal.arn === arn) return surely(SELF);
  if (principal.kind === 'role-session') {
    if (principal.roleArn === arn) return surely(PARENT);
    return principal.arn === undefined && isSessionOf(arn, principal.roleArn) ? perhaps(SELF) : NONE;
  }
  if (principal.kind !== 'federated-user') return NONE;
  if (principal.userArn !== undefined) return principal.userArn === arn ? surely(PARENT) : NONE;
  const named = parseArn(arn);
  return named?.service === 'iam' && named.account === principal.account && named.resource.startsWith('user/')
    ? perhaps(PARENT)
    : NONE;
}

/** Matches nothing unless the request carries the ID, which aws:userid begins with. */
function byUniqueId({ principal, context }: PreparedRequest, id: string): PrincipalForms {
  const state = context.state('aws:userid');
  if (!hasAccount(principal)) return NONE;
  if (state === 'unknown' || state === 'present') return perhaps(principal.kind === 'user' ? SELF : PARENT);
  if (!Array.isArray(state)) return NONE;
  const [userId] = state as readonly string[];
  if (userId === id) return surely(SELF);
  return userId?.startsWith(`${id}:`) ? surely(PARENT) : NONE;
}

function byCanonicalUser(principal: Principal, id: string): PrincipalForms {
  if (!hasAccount(principal)) return NONE;
  const form = principal.kind === 'root' ? SELF : ACCOUNT;
  if (principal.canonicalUser === undefined) return perhaps(form);
  return principal.canonicalUser === id ? surely(form) : NONE;
}

/** Providers count in the two calls that take their tokens, and in what is checked along with these. */
function byProvider(principal: Principal, provider: string): PrincipalForms {
  const shown =
    principal.kind === 'web-identity' || principal.kind === 'saml' ? principal.provider : undefined;
  return shown === provider ? surely(SELF) : NONE;
}

function byService(principal: Principal, name: string): PrincipalForms {
  if (principal.kind !== 'service') return NONE;
  return principal.name === name || principal.aliases.includes(name) ? surely(SELF) : NONE;
}

function plainForms(request: PreparedRequest, entry: PrincipalEntry, place: PrincipalLayer): PrincipalForms {
  const { principal } = request;
  switch (entry.kind) {
    case 'everyone':
      return everyone(principal, true, place);
    case 'aws-everyone':
      return everyone(principal, false, place);
    case 'account':
      return byAccount(principal, entry);
    case 'arn':
      return byArn(principal, entry.arn);
    case 'unique-id':
      return byUniqueId(request, entry.id);
    case 'service':
      return byService(principal, entry.name);
    case 'federated':
      return byProvider(principal, entry.provider);
    case 'canonical-user':
      return byCanonicalUser(principal, entry.id);
  }
}

/**
 * In policies of gateway endpoints the principal must be the wildcard, and an account is its root user only; endpoints
 * with an interface follow the general rules.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
function atEndpoint(request: PreparedRequest, entry: PrincipalEntry, forms: PrincipalForms): PrincipalForms {
  const isWildcard = entry.kind === 'everyone' || entry.kind === 'aws-everyone';
  if (isWildcard || request.endpointType === 'interface') return forms;
  const isRoot = entry.kind === 'account' && request.principal.kind === 'root';
  if (isRoot) return forms;
  return request.endpointType === 'gateway' ? NONE : perhaps(forms.sure | forms.possible);
}

/** In which forms the entry stands for the request's principal. */
export function formsOf(
  request: PreparedRequest,
  entry: PrincipalEntry,
  place: PrincipalLayer,
): PrincipalForms {
  const forms = plainForms(request, entry, place);
  return place === 'endpoint' ? atEndpoint(request, entry, forms) : forms;
}

/** In which forms some entry does. */
export function formsOfAny(
  request: PreparedRequest,
  entries: readonly PrincipalEntry[],
  place: PrincipalLayer,
): PrincipalForms {
  if (entries.length === 1 && entries[0]) return formsOf(request, entries[0], place);
  let sure = 0;
  let possible = 0;
  for (const entry of entries) {
    const forms = formsOf(request, entry, place);
    sure |= forms.sure;
    possible |= forms.possible;
  }
  return { sure, possible };
}
