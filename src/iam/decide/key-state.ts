// What is known of a condition key in the context of a request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import { GLOBAL_KEYS } from '#iam/reference/global-keys.ts';
import { keyTable } from '#iam/reference/key-table.ts';

/** Some values are known, and there may be more. */
export interface OpenValues {
  readonly atLeast: readonly string[];
}

/**
 * A list of values (which may be empty), `absent`, `present` with a value that is not known, or `unknown`: absent or
 * present with any value that is not empty.
 */
export type KeyState = readonly string[] | OpenValues | 'absent' | 'present' | 'unknown';

export const isOpen = (state: KeyState): state is OpenValues =>
  typeof state === 'object' && 'atLeast' in state;

export interface RequestContext {
  /** `key` in lower case. */
  state(key: string): KeyState;
  /** Whether requests may carry several values of a key of a service; undefined if that is not known. `key` in lower case. */
  readonly isMultivalued?: ((key: string) => boolean | undefined) | undefined;
}

const GLOBAL_TABLE = keyTable(GLOBAL_KEYS);

/**
 * The amr claim of a token, under the name of its issuer.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
const isTokenMethods = (key: string): boolean => key.endsWith(':amr');

/** Whether requests may carry several values of the key; undefined for keys of a service. `key` in lower case. */
export function isMultivaluedKey(key: string): boolean | undefined {
  return isTokenMethods(key) || GLOBAL_TABLE.find(key)?.type.startsWith('Array');
}
