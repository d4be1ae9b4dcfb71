// The request context: what is known of each condition key.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import { GLOBAL_KEYS } from '#core/reference/global-keys.ts';
import { keyTable } from '#core/reference/key-table.ts';
import type { ReferenceFacts } from './evaluate/applicable-layers.ts';
import { hasAccount, lastPart, type Principal } from '#core/request/principal.ts';

/** Some values are known, and there may be more. */
export interface OpenValues {
  readonly atLeast: readonly string[];
}

/**
 * What is known of a key: its values (a list may be empty), that it is absent, that it is there with a value that is not
 * known, or nothing at all, which is `unknown`: absent, or any value that is not empty.
 */
export type KeyState = readonly string[] | OpenValues | 'absent' | 'present' | 'unknown';

export const isOpen = (state: KeyState): state is OpenValues =>
  typeof state === 'object' && 'atLeast' in state;

export interface Context {
  /** `key` in lower case. */
  state(key: string): KeyState;
}

/** What a request says of its context, and how to take what it does not say. */
export interface GivenContext {
  readonly context: { readonly [key: string]: string | readonly string[] };
  /** Keys of which nothing is known, whatever `unspecified` says. */
  readonly unknownKeys: readonly string[];
  /** Keys of `context` that may have more values than those given. */
  readonly openKeys: readonly string[];
  /** What keys begin with of which all that the request has are given: "aws:PrincipalTag/". */
  readonly completePrefixes?: readonly string[];
  /** What a key is that is not given. */
  readonly unspecified: 'absent' | 'unknown';
}

/** What else the keys follow from. */
export interface KeySources {
  readonly principal: Principal;
  readonly resourceAccount: string | undefined;
  /** In lower case. */
  readonly action: string;
  readonly throughEndpoint: boolean;
  readonly carriesKey?: ReferenceFacts['carriesKey'];
}

const GLOBAL_TABLE = keyTable(GLOBAL_KEYS);

/** Whether requests may carry several values of the key; undefined for keys of a service. `key` in lower case. */
export function isMultivaluedKey(key: string): boolean | undefined {
  return GLOBAL_TABLE.find(key)?.type.startsWith('Array');
}

const PRINCIPAL_TYPES = {
  root: 'Account',
  user: 'User',
  'role-session': 'AssumedRole',
  'federated-user': 'FederatedUser',
  anonymous: 'Anonymous',
} as const;

function principalType({ kind }: Principal): KeyState {
  return kind in PRINCIPAL_TYPES ? [PRINCIPAL_TYPES[kind as keyof typeof PRINCIPAL_TYPES]] : 'absent';
}

/** The value of aws:PrincipalArn: for a role session the role, never the session. */
function principalArn(principal: Principal): KeyState {
  if (principal.kind === 'role-session') return [principal.roleArn];
  return hasAccount(principal) && principal.arn !== undefined ? [principal.arn] : 'absent';
}

/** Unique IDs of users and roles are not in their ARNs. */
function userId(principal: Principal): KeyState | undefined {
  if (principal.kind === 'root') return [principal.account];
  if (principal.kind === 'anonymous') return ['anonymous'];
  if (principal.kind === 'federated-user') return [`${principal.account}:${lastPart(principal.arn)}`];
  return hasAccount(principal) ? undefined : 'absent';
}

/** AWS has the key in signed requests only. */
function isService({ kind }: Principal): KeyState {
  if (kind === 'anonymous' || kind === 'web-identity' || kind === 'saml') return 'absent';
  return [kind === 'service' ? 'true' : 'false'];
}

/** What follows from who calls and what is called; undefined for other keys. `key` in lower case. */
export function derivedState(key: string, { principal, resourceAccount }: KeySources): KeyState | undefined {
  switch (key) {
    case 'aws:principalarn':
      return principalArn(principal);
    case 'aws:principalaccount':
      return hasAccount(principal) ? [principal.account] : 'absent';
    case 'aws:principaltype':
      return principalType(principal);
    case 'aws:username':
      return principal.kind === 'user' ? [lastPart(principal.arn)] : 'absent';
    case 'aws:userid':
      return userId(principal);
    case 'aws:principalisawsservice':
      return isService(principal);
    case 'aws:principalservicename':
      return principal.kind === 'service' ? [principal.name] : 'absent';
    case 'aws:principalservicenameslist':
      return principal.kind === 'service' ? [principal.name, ...principal.aliases] : 'absent';
    case 'aws:resourceaccount':
      return resourceAccount === undefined ? undefined : [resourceAccount];
    default:
      return undefined;
  }
}

const ALWAYS_PRESENT = new Set(['aws:securetransport', 'aws:currenttime', 'aws:epochtime']);
const KEYS_OF_SERVICE_CALLS = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]);
const KEYS_OF_SESSIONS = new Set([
  'aws:tokenissuetime',
  'aws:multifactorauthpresent',
  'aws:multifactorauthage',
  'aws:federatedprovider',
]);
const KEYS_OF_ENDPOINTS = new Set(['aws:sourcevpc', 'aws:sourcevpce', 'aws:vpcsourceip']);

/** Whether the key is there, as far as it follows from the kind of request. */
function presence(key: string, surroundings: KeySources): KeyState {
  const { principal, action, throughEndpoint, carriesKey } = surroundings;
  if (ALWAYS_PRESENT.has(key)) return 'present';
  if (KEYS_OF_SERVICE_CALLS.has(key)) return hasAccount(principal) ? 'absent' : 'unknown';
  if (KEYS_OF_SESSIONS.has(key)) {
    const longTerm = principal.kind === 'user' && principal.credentials === 'access-key';
    const isTemporary = principal.kind === 'role-session' || principal.kind === 'federated-user';
    if (key === 'aws:tokenissuetime' && isTemporary) return 'present';
    const unfederated = key === 'aws:federatedprovider' && principal.kind === 'user';
    return longTerm || unfederated || principal.kind === 'anonymous' ? 'absent' : 'unknown';
  }
  if (key === 'aws:sourceip' && throughEndpoint) return 'absent';
  if (KEYS_OF_ENDPOINTS.has(key) && throughEndpoint) return 'present';
  if (key.startsWith('sts:') && !action.startsWith('sts:')) return 'absent';
  if (carriesKey?.(action, key) === false) return 'absent';
  return 'unknown';
}

const asList = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

/** The states of the keys that are given, by their names in lower case. */
function givenStates({
  context,
  unknownKeys,
  openKeys,
}: GivenContext): ReadonlyMap<string, KeyState> | undefined {
  const states = new Map<string, KeyState>();
  for (const name of Object.keys(context)) {
    const values = asList(context[name] ?? []);
    const key = name.toLowerCase();
    const known = states.get(key);
    // Of two tags that differ only in case AWS evaluates one, and does not say which.
    const clashes = known !== undefined && !isSame(known as readonly string[], values);
    states.set(key, clashes ? 'unknown' : values);
  }
  for (const name of openKeys) {
    const key = name.toLowerCase();
    const known = states.get(key);
    states.set(key, Array.isArray(known) ? { atLeast: known as readonly string[] } : 'unknown');
  }
  for (const name of unknownKeys) states.set(name.toLowerCase(), 'unknown');
  return states.size === 0 ? undefined : states;
}

/** The context of a request. What it gives comes before what follows from the principal. */
export function createContext(given: GivenContext, surroundings: KeySources): Context {
  const states = givenStates(given);
  const complete = (given.completePrefixes ?? []).map((prefix) => prefix.toLowerCase());
  return {
    state(key) {
      const known = states?.get(key) ?? derivedState(key, surroundings);
      if (known !== undefined) return known;
      if (given.unspecified === 'absent' || complete.some((prefix) => key.startsWith(prefix)))
        return 'absent';
      return presence(key, surroundings);
    },
  };
}
