// Every lock-down switch on permissions, in the order in which they are applied.
import type { Reading } from '#core/answers/read.ts';
import type { Grant } from '#core/compose/grant.ts';
import type { Lock } from './lock.ts';

const LOCKS: readonly Lock[] = [];

export function lockDown(grants: readonly Grant[], reading: Reading): readonly Grant[] {
  return LOCKS.reduce((current, lock) => lock(current, reading), grants);
}
