// Sids, which may stand once in a policy.
import type { Statement } from './policy.ts';

/** The statements with other Sids where theirs are taken, by one before or by these. */
export function withFreeSids(
  statements: readonly Statement[],
  besides: readonly string[] = [],
): readonly Statement[] {
  const taken = new Set(besides);
  return statements.map((statement) => {
    const { Sid: sid } = statement;
    if (sid === undefined) return statement;
    let free = sid;
    for (let n = 2; taken.has(free); n += 1) free = `${sid}${n}`;
    taken.add(free);
    return free === sid ? statement : { ...statement, Sid: free };
  });
}
