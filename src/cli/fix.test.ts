// Safe fixes are made in the text as it stands, and nothing else is touched.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allow, policy, run } from './testing/run.ts';

const TWICE = `{
\t"Version": "2012-10-17",
\t"Statement": [ { "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObject"], "Resource": "arn:aws:s3:::b/*" } ]
}`;
const ONCE = TWICE.replace('"s3:GetObject", "s3:GetObject"', '"s3:GetObject"');
const GOOD = policy(allow('s3:GetObject', 'arn:aws:s3:::b/*'));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolewright fix '));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('prints the fixed policy to standard output, the rest unchanged', async () => {
  expect(await run(['fix', '-'], { '-': TWICE })).toEqual({ status: 0, out: ONCE, stderr: '' });
  expect((await run(['fix', '-'], { '-': GOOD })).out).toBe(GOOD);
});

test('what was fixed is found no more', async () => {
  const { out } = await run(['fix', '-'], { '-': TWICE });
  expect((await run(['check', '-', '--fail-on', 'suggestion'], { '-': TWICE })).status).toBe(1);
  expect((await run(['check', '-', '--fail-on', 'suggestion'], { '-': out })).status).toBe(0);
});

test('in place, where there is something to fix', async () => {
  const [twice, other] = [join(folder, 'a.json'), join(folder, 'package.json')];
  writeFileSync(twice, TWICE);
  writeFileSync(other, '{"name": "x"}');
  expect(await run(['fix', folder, '--write'])).toEqual({ status: 0, out: '', stderr: `${twice}: 1 fix.\n` });
  expect([readFileSync(twice, 'utf8'), readFileSync(other, 'utf8')]).toEqual([ONCE, '{"name": "x"}']);
  expect((await run(['fix', folder, '--write'])).stderr).toBe('No safe fix was found.\n');
});

test('several files are not changed before somebody says so', async () => {
  const names = ['a.json', 'b.json'].map((name) => join(folder, name));
  for (const name of names) writeFileSync(name, TWICE);
  const { status, out, stderr } = await run(['fix', folder]);
  expect([status, out]).toEqual([0, '']);
  expect(stderr).toBe(
    `${names.map((name) => `${name}: 1 fix.\n`).join('')}Nothing is changed yet: give --write to make these fixes.\n`,
  );
  expect(names.map((name) => readFileSync(name, 'utf8'))).toEqual([TWICE, TWICE]);
});

test.each([
  [['fix', '-', '--write'], 'cannot be changed'],
  [['fix', 'FOLDER/role.json'], 'not a policy document'],
])('%j is refused', async (args, message) => {
  writeFileSync(join(folder, 'role.json'), JSON.stringify({ PolicyDocument: JSON.parse(TWICE) as object }));
  writeFileSync(join(folder, 'a.json'), TWICE);
  const { status, stderr } = await run(
    args.map((arg) => arg.replace('FOLDER', folder)),
    { '-': TWICE },
  );
  expect(status).toBe(2);
  expect(stderr).toContain(message);
  expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe(TWICE);
});

test('a file that is not UTF-8 is not changed, so that no letter is lost', async () => {
  const latin = join(folder, 'latin.json');
  const bytes = Buffer.from(TWICE.replace('"Version"', '"Id": "Zo\u00eb", "Version"'), 'latin1');
  writeFileSync(latin, bytes);
  const { status, stderr } = await run(['fix', latin, '--write']);
  expect([status, stderr]).toEqual([2, expect.stringContaining('Save it as UTF-8 first')]);
  expect(readFileSync(latin).equals(bytes)).toBe(true);
});
