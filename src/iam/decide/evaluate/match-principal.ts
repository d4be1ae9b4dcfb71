// Matches a principal with entries of Principal. The form of the match decides which other layers an Allow bypasses.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import { parseArn } from '#iam/policy/arn.ts';
import { hasAccount, type Principal } from '#iam/request/principal.ts';
import type { PrincipalEntry } from '#iam/decide/compile/compile-principals.ts';
import type { Layer } from '#iam/decide/compile/layer.ts';
import { isOpen } from '#iam/decide/key-state.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';

/** The forms are bits. The caller itself: the session of a role, a user. */
export const SELF = 1;
/** The wildcard. */
export const ANYONE = 2;
/** The role of a session, or the user who requested a federated session. */
export const PARENT = 4;
/** The account, which delegates the decision to its own policies. */
export const ACCOUNT = 8;

/** The forms in which entries match, and those in which they may match. */
export interface PrincipalForms {
  readonly sure: number;
  readonly possible: number;
}

const surely = (bits: number): PrincipalForms => ({ sure: bits, possible: 0 });
const perhaps = (bits: number): PrincipalForms => ({ sure: 0, possible: bits });
const NONE = surely(0);

/** AWS says that the wildcard matches all users, anonymous ones included; it does not mention services and callers with tokens. */
function everyone(principal: Principal, isBare: boolean, layer: Layer): PrincipalForms {
  if (layer === 'rcp') return surely(ANYONE);
  if ('provider' in principal) return perhaps(ANYONE);
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

/** The ARN of a session has the name of its role but not the path. */
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
  if (!hasAccount(principal)) return NONE;
  if (principal.arn === arn) return surely(SELF);
  if (principal.kind === 'role-session') {
    if (principal.roleArn === arn) return surely(PARENT);
    return principal.arn === undefined && isSessionOf(arn, principal.roleArn) ? perhaps(SELF) : NONE;
  }
  if (principal.kind !== 'federated-user') return NONE;
  if (principal.userArn !== undefined) return principal.userArn === arn ? surely(PARENT) : NONE;
  const named = parseArn(arn);
  return named?.account === principal.account && named.resource.startsWith('user/') ? perhaps(PARENT) : NONE;
}

/** Matches only if aws:userid, which begins with the unique ID, is known. */
function byUniqueId({ principal, context }: PreparedRequest, id: string): PrincipalForms {
  const state = context.state('aws:userid');
  if (!hasAccount(principal) || state === 'absent') return NONE;
  if (typeof state === 'string' || isOpen(state)) return perhaps(principal.kind === 'user' ? SELF : PARENT);
  const [userId = ''] = state;
  if (userId === id) return surely(SELF);
  return userId.startsWith(`${id}:`) ? surely(PARENT) : NONE;
}

function byCanonicalUser(principal: Principal, id: string): PrincipalForms {
  if (!hasAccount(principal)) return NONE;
  const form = principal.kind === 'root' ? SELF : ACCOUNT;
  if (principal.canonicalUser === undefined) return perhaps(form);
  return principal.canonicalUser === id ? surely(form) : NONE;
}

/** Matches callers with a token of the provider. */
const byProvider = (principal: Principal, provider: string): PrincipalForms =>
  'provider' in principal && principal.provider === provider ? surely(SELF) : NONE;

function byService(principal: Principal, name: string): PrincipalForms {
  if (principal.kind !== 'service') return NONE;
  return principal.name === name || principal.aliases.includes(name) ? surely(SELF) : NONE;
}

function plainForms(request: PreparedRequest, entry: PrincipalEntry, layer: Layer): PrincipalForms {
  const { principal } = request;
  switch (entry.kind) {
    case 'everyone':
      return everyone(principal, true, layer);
    case 'aws-everyone':
      return everyone(principal, false, layer);
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
 * In policies of gateway endpoints the principal must be the wildcard, and an account matches its root user only.
 * Interface endpoints follow the general rules.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
function atEndpoint(request: PreparedRequest, entry: PrincipalEntry, forms: PrincipalForms): PrincipalForms {
  const isWildcard = entry.kind === 'everyone' || entry.kind === 'aws-everyone';
  if (isWildcard || request.endpointType === 'interface') return forms;
  const isRoot = entry.kind === 'account' && request.principal.kind === 'root';
  if (isRoot) return forms;
  return request.endpointType === 'gateway' ? NONE : perhaps(forms.sure | forms.possible);
}

/** The forms in which the entry matches the request's principal. */
function formsOf(request: PreparedRequest, entry: PrincipalEntry, layer: Layer): PrincipalForms {
  const forms = plainForms(request, entry, layer);
  return layer === 'endpoint' ? atEndpoint(request, entry, forms) : forms;
}

/** The forms in which some entry matches. */
export function formsOfAny(
  request: PreparedRequest,
  entries: readonly PrincipalEntry[],
  layer: Layer,
): PrincipalForms {
  let sure = 0;
  let possible = 0;
  for (const entry of entries) {
    const forms = formsOf(request, entry, layer);
    sure |= forms.sure;
    possible |= forms.possible;
  }
  return { sure, possible };
}
