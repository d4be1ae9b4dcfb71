// What is known of a condition key in the context of a request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import { GLOBAL_KEYS } from '#core/reference/global-keys.ts';
import { keyTable } from '#core/reference/key-table.ts';

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
}

const GLOBAL_TABLE = keyTable(GLOBAL_KEYS);

/** Whether requests may carry several values of the key; undefined for keys of a service. `key` in lower case. */
export function isMultivaluedKey(key: string): boolean | undefined {
  return GLOBAL_TABLE.find(key)?.type.startsWith('Array');
}
