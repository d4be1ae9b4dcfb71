// Things of others that have the names of a kit: scripts leave and name them, and take them over only with --adopt.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { POLICY_BY_HAND, PREPARED, ROLE_BY_HAND, scriptsOf, verifyLeft } from './account-scripts.ts';
import type { Accounts } from './accounts.ts';
import { ACCOUNT, LIMITS } from './kit-pairs.ts';

const POLICY = `arn:aws:iam::${ACCOUNT}:policy/AppPolicy`;
/** As scripts of older versions remembered what they gave a role. */
const OLDER_SCRIPT = { 'rolewright:policy': 'AppPolicy', 'rolewright:profile': 'App' };
const OTHER_KIT = { 'rolewright:kit': 'Other' };

/** Things that were there under the names of the kit, each with how the scripts call it. */
const FOREIGN = [
  ['role App', { roles: { ...PREPARED.roles, App: { ...ROLE_BY_HAND, attached: [LIMITS] } } }],
  ['role App', { roles: { ...PREPARED.roles, App: { ...ROLE_BY_HAND, tags: OTHER_KIT } } }],
  ['role App', { roles: { ...PREPARED.roles, App: { ...ROLE_BY_HAND, tags: OLDER_SCRIPT } } }],
  [`policy ${POLICY}`, { policies: { ...PREPARED.policies, [POLICY]: POLICY_BY_HAND } }],
  [
    `policy ${POLICY}`,
    { policies: { ...PREPARED.policies, [POLICY]: { ...POLICY_BY_HAND, tags: OTHER_KIT } } },
  ],
  ['instance profile App', { profiles: { App: { path: '/', roles: [], tags: {} } } }],
] as const;

/** Returns how many things were left and then taken over. */
export async function proveOwnership(accounts: Accounts, folder: string): Promise<number> {
  const answers = { scenario: 'invoke', values: { entity: 'ec2', roleName: 'App' } } as const;
  const run = await scriptsOf(accounts, answers, 'managed', join(folder, 'ownership'));
  const prepared = JSON.stringify(PREPARED);
  const fresh = await run(prepared, 'apply');
  for (const [what, there] of FOREIGN) {
    const state = JSON.stringify({ ...PREPARED, ...there });
    const refused = await run(state, 'apply');
    assert.equal(refused.status, 1, refused.said);
    assert.ok(refused.said.includes(`Stopped: The ${what} is not of the kit App: `), refused.said);
    const kept = await run(refused.states.at(-1) ?? '', 'undo');
    assert.ok(kept.said.includes(`Kept the ${what}: `), kept.said);
    await accounts.load(ACCOUNT, state);
    assert.equal(kept.dump, await accounts.dump(ACCOUNT), kept.said);
    const taken = await run(refused.states.at(-1) ?? '', 'apply', '--adopt');
    assert.match(taken.said, new RegExp(`^Took over the ${what}, which was created 2026-\\S+: `, 'm'));
    verifyLeft(taken, fresh.dump, /^Kept \S+ on the role App: /);
    const undone = await run(taken.states.at(-1) ?? '', 'undo');
    await accounts.load(ACCOUNT, prepared);
    assert.equal(undone.dump, await accounts.dump(ACCOUNT), undone.said);
  }
  const refused = 'resourcegroupstaggingapi get-resources';
  const blind = await run(JSON.stringify({ ...PREPARED, refused }), 'apply');
  assert.equal(blind.dump, fresh.dump);
  assert.match(blind.said, /^Did not look for what earlier answers made: .+\(AccessDenied\)/m);
  return FOREIGN.length;
}
