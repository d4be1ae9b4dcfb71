// Policies of an organization: scripts change and delete only those that a script created. Run with bash.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { libraryFor } from './library.ts';

/** What the function does where a policy of this name and description exists, with other content. */
function run(call: string, description: string): { readonly said: string; readonly calls: string } {
  const script = `
set -euo pipefail
ERRORS=$(mktemp)
aws() {
  case "$*" in
    *list-policies*) echo p-1 ;;
    *Policy.Content*) echo '{"old":1}' ;;
    *Description*) echo '${description}' ;;
    *) echo "$1 $2" >&3 ;;
  esac
}
${libraryFor(`${call} look say stop`)}
${call}
`;
  const { stdout, stderr, output } = spawnSync('bash', ['-s'], {
    input: script,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  return { said: stdout + stderr, calls: String(output[3] ?? '').trim() };
}

const PUT = `put_organization_policy SERVICE_CONTROL_POLICY DenyDeepSeek '{"new":1}'`;
const DROP = 'drop_organization_policy SERVICE_CONTROL_POLICY DenyDeepSeek';

test.each([PUT, DROP])('a policy that someone else created stays as it is: %s', (call) => {
  for (const description of ['None', 'Our own ban']) {
    const { said, calls } = run(call, description);
    expect(said.toLowerCase()).toContain('someone else created');
    expect(calls).toBe('');
  }
});

test('a policy that a script created is updated, and deleted by its undo', () => {
  expect(run(PUT, 'DenyDeepSeek').calls).toBe('organizations update-policy');
  expect(run(DROP, 'DenyDeepSeek').calls.split('\n')).toEqual([
    'organizations list-targets-for-policy',
    'organizations delete-policy',
  ]);
});
