// The context of a request: the keys it gives, and those that follow from principal, resource and action.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import { derivedKey, type DerivedFrom } from '#iam/request/derived-keys.ts';
import type { GivenContext } from '#iam/request/given-context.ts';
import { hasAccount } from '#iam/request/principal.ts';
import type { KeyState, RequestContext } from './key-state.ts';
import type { ReferenceFacts } from './reference-facts.ts';

/** What keys that the request does not give are derived from. */
interface KeySources extends DerivedFrom {
  /** In lower case. */
  readonly action: string;
  readonly throughEndpoint: boolean;
  readonly carriesKey?: ReferenceFacts['carriesKey'] | undefined;
  readonly isMultivalued?: ReferenceFacts['isMultivalued'] | undefined;
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

/** Whether a key is present, as far as the kind of request tells. */
function presence(key: string, sources: KeySources): KeyState {
  const { principal, action, throughEndpoint, carriesKey } = sources;
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

/** States of the given keys, by name in lower case. */
function givenStates({ context, unknownKeys, openKeys }: GivenContext): ReadonlyMap<string, KeyState> {
  const states = new Map<string, KeyState>();
  for (const [name, value] of Object.entries(context)) {
    const values = asList(value);
    const key = name.toLowerCase();
    const known = states.get(key);
    // Of two keys that differ only in case AWS evaluates one, and does not say which.
    const clashes = known !== undefined && !isSame(known as readonly string[], values);
    states.set(key, clashes ? 'unknown' : values);
  }
  for (const name of openKeys) {
    const key = name.toLowerCase();
    const known = states.get(key);
    states.set(key, Array.isArray(known) ? { atLeast: known as readonly string[] } : 'unknown');
  }
  for (const name of unknownKeys) states.set(name.toLowerCase(), 'unknown');
  return states;
}

/** The context of a request. Given values win over derived ones. */
export function createContext(given: GivenContext, sources: KeySources): RequestContext {
  const states = givenStates(given);
  const complete = (given.completePrefixes ?? []).map((prefix) => prefix.toLowerCase());
  return {
    state(key) {
      const known = states.get(key) ?? derivedKey(key, sources);
      if (known !== undefined) return known;
      if (given.unspecified === 'absent' || complete.some((prefix) => key.startsWith(prefix)))
        return 'absent';
      return presence(key, sources);
    },
    isMultivalued: sources.isMultivalued,
  };
}
