// Scripts killed after any of their calls: the next run finds what is there and makes the account what the answers say,
// or names what it leaves and why.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { PREPARED, scriptsOf, verifyLeft, verifyPermissions } from './account-scripts.ts';
import type { Accounts } from './accounts.ts';
import { PAIRS, type Pair } from './kit-pairs.ts';

/** Returns at how many places the scripts of the pair were killed. */
async function provePair(accounts: Accounts, pair: Pair, folder: string): Promise<number> {
  const { what, scenario, policies = ['managed', 'managed'], keeps, anotherKit } = pair;
  const values = { ...pair.before, ...pair.after };
  const before = await scriptsOf(
    accounts,
    { scenario, values: pair.before },
    policies[0],
    join(folder, 'before'),
  );
  const after = await scriptsOf(accounts, { scenario, values }, policies[1], join(folder, 'after'));
  const prepared = JSON.stringify(PREPARED);
  const first = await before(prepared, 'apply');
  const done = first.states.at(-1) ?? assert.fail();
  const change = await after(done, 'apply');
  const undo = await before(done, 'undo');
  const fresh = await after(prepared, 'apply');
  const nothing = await before(prepared, 'undo');
  for (const { status, said } of [first, change, undo, fresh, nothing]) assert.equal(status, 0, said);
  await verifyPermissions(after, 'apply', change.calls);
  await verifyPermissions(before, 'undo', undo.calls);
  if (keeps)
    assert.ok(
      change.said.split('\n').some((line) => keeps.test(line)),
      change.said,
    );

  let kills = 0;
  const check = async (
    states: readonly string[],
    killed: string,
    run: typeof before,
    script: 'apply' | 'undo',
    { dump }: typeof first,
  ): Promise<void> => {
    for (const [at, state] of states.entries()) {
      const found = await run(state, script);
      try {
        verifyLeft(found, dump, keeps, anotherKit);
      } catch (error) {
        const words = error instanceof Error ? error.message : '';
        throw new Error(`${what}: ${killed} killed after change ${at}, then ${script}: ${words}`, {
          cause: error,
        });
      }
    }
    kills += states.length;
  };
  await check(first.states, 'the first run', after, 'apply', fresh);
  await check(first.states, 'the first run', before, 'undo', nothing);
  await check(change.states, 'the second run', after, 'apply', fresh);
  await check(change.states, 'the second run', after, 'undo', nothing);
  await check(undo.states, 'undo', before, 'undo', nothing);
  return kills;
}

/** Kills the scripts of every pair after each call that changes something, and returns how often. */
export async function proveKills(accounts: Accounts, folder: string): Promise<number> {
  let kills = 0;
  for (const [index, pair] of PAIRS.entries())
    kills += await provePair(accounts, pair, join(folder, String(index)));
  return kills;
}
