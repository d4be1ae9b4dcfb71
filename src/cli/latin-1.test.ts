// A file that is not UTF-8 is named with what to do, in one plain sentence.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allow, policy, run } from './testing/run.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolewright latin-1 '));
  const latin1 = (name: string, text: string) =>
    writeFileSync(join(folder, name), Buffer.from(text, 'latin1'));
  latin1(
    'policy.json',
    policy({ Sid: 'Caf\u00e9', ...allow(['s3:GetObject', 's3:GetObject'], 'arn:aws:s3:::b/*') }),
  );
  latin1('a.rolewright.yaml', 'name: Caf\u00e9\ncases: []\n');
  latin1('config.json', '{"ignores": [{"rule": "invalid-action", "reason": "Caf\u00e9"}]}');
  latin1('answers.json', '{"scenario": "invoke", "values": {"roleName": "Caf\u00e9"}}');
  writeFileSync(
    join(folder, 'b.rolewright.yaml'),
    'policies: {identity: policy.json}\ncases: [{expect: denied}]\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string): string => join(folder, name);
const CALL = ['--action', 's3:GetObject', '--resource', 'arn:aws:s3:::b/x'];

test.each([
  ['fix', ['policy.json'], 'policy.json'],
  ['simulate', ['policy.json', ...CALL], 'policy.json'],
  ['can', ['policy.json'], 'policy.json'],
  ['compose', ['answers.json'], 'answers.json'],
])('%s refuses it', async (command, [file = '', ...args], named) => {
  const { status, out, stderr } = await run([command, inFolder(file), ...args]);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(stderr).toContain(`${inFolder(named)} is not valid UTF-8`);
});

test('test refuses case files, and cases with such a policy', async () => {
  for (const name of ['a.rolewright.yaml', 'b.rolewright.yaml']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const { status, out } = await run(['test', inFolder(name)]);
    expect(status).toBe(2);
    expect(out).toContain('is not valid UTF-8');
  }
});

test('check reads it all the same, and says so', async () => {
  const { out } = await run(['check', '--verbose', inFolder('policy.json')]);
  expect(out).toMatch(/^.*note: .*not valid UTF-8/m);
  expect(out).toContain('malformed-sid');
  const { status, stderr } = await run([
    'check',
    inFolder('policy.json'),
    '--config',
    inFolder('config.json'),
  ]);
  expect(status).toBe(2);
  expect(stderr).toContain('config.json is not valid UTF-8');
});
