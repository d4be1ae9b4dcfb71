// What verify.sh says of an account that somebody changed after apply.sh, and where it may not look.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { POLICY_BY_HAND, PREPARED, scriptsOf, verifyPermissions } from './account-scripts.ts';
import type { Accounts } from './accounts.ts';
import { ACCOUNT } from './kit-pairs.ts';
import { SOMEBODY } from './moto-account.ts';

const arn = (name: string): string => `arn:aws:iam::${ACCOUNT}:policy/${name}`;

interface Holder {
  attached: string[];
  description?: string;
  tags?: Record<string, string>;
}

interface State {
  readonly roles: Record<string, Holder>;
  readonly users: Record<string, Holder>;
  readonly policies: Record<string, object>;
  readonly profiles: Record<string, object>;
}

interface Edit {
  readonly edit: (state: State, role: Holder) => unknown;
  /** The rows that differ, in any order. */
  readonly rows: readonly RegExp[];
}

const OURS = { 'rolewright:kit': 'App' };
const MISSING = /^Who has the policy AppPolicy: role:App is missing$/;

const EDITS: readonly Edit[] = [
  { edit: () => undefined, rows: [] },
  {
    edit: (_, role) => (role.description = 'Another'),
    rows: [/^Description of the role App: the kit has .+, deployed is Another$/],
  },
  {
    edit: ({ roles }) => roles[SOMEBODY]?.attached.push(arn('AppPolicy')),
    rows: [new RegExp(`^Who has the policy AppPolicy: role:${SOMEBODY} is not of the kit$`)],
  },
  {
    edit: ({ users }) => (users['alice'] = { attached: [] }),
    rows: [/^Who has the policy AssumeApp: user:alice is missing$/],
  },
  {
    edit: (state, role) => {
      state.policies[arn('x/AppPolicy')] = POLICY_BY_HAND;
      role.attached = [arn('x/AppPolicy')];
    },
    rows: [
      MISSING,
      /^Managed policies of the role App: AppPolicy is missing, x\/AppPolicy is not of the kit$/,
    ],
  },
  {
    edit: (_, role) => (role.attached = ['arn:aws:iam::aws:policy/AppPolicy']),
    rows: [
      MISSING,
      /^Managed policies of the role App: .*arn:aws:iam::aws:policy\/AppPolicy is not of the kit$/,
    ],
  },
  {
    edit: ({ policies }) => (policies[arn('Earlier')] = { ...POLICY_BY_HAND, tags: OURS }),
    rows: [/:policy\/Earlier: earlier answers made it, and these do not have it$/],
  },
  {
    edit: ({ profiles }) => (profiles['Earlier'] = { path: '/', roles: [], tags: OURS }),
    rows: [/:instance-profile\/Earlier: earlier answers made it, and these do not have it$/],
  },
  {
    edit: ({ roles }, role) => {
      roles['Second'] = { ...roles[SOMEBODY], attached: [], tags: OURS };
      role.tags = { ...role.tags, 'rolewright:roles': 'Second' };
    },
    rows: [/^Role Second: earlier answers made it, and these do not have it$/],
  },
];

/** Returns how many edits are reported, and how many calls were refused. */
export async function proveComparison(
  accounts: Accounts,
  folder: string,
): Promise<readonly [number, number]> {
  const values = { entity: 'mfa-user', mfaUsers: ['alice'], roleName: 'App' };
  const run = await scriptsOf(
    accounts,
    { scenario: 'invoke', values },
    'managed',
    join(folder, 'comparison'),
  );
  const { states } = await run(JSON.stringify(PREPARED), 'apply');
  const made = states.at(-1) ?? assert.fail();
  for (const { edit, rows } of EDITS) {
    const state = JSON.parse(made) as State;
    edit(state, state.roles['App'] ?? assert.fail());
    const { status, said } = await run(JSON.stringify(state), 'verify');
    const found = [...said.matchAll(/^DIFFERENT +(.*)$/gm)].map(([, row = '']) => row);
    assert.equal(found.length, rows.length, said);
    for (const row of rows)
      assert.ok(
        found.some((each) => row.test(each)),
        said,
      );
    assert.equal(status, rows.length > 0 ? 1 : 0, said);
  }
  const { calls } = await run(made, 'verify');
  await verifyPermissions(run, 'verify', calls);
  const names = [...new Set(calls)];
  for (const refused of names) {
    const { status, said } = await run(JSON.stringify({ ...JSON.parse(made), refused }), 'verify');
    assert.equal(status, 2, `${refused} is refused: ${said}`);
  }
  return [EDITS.length - 1, names.length];
}
