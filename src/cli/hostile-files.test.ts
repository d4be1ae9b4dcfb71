// Whatever stands where a file should, a command ends soon and says in one line what to do.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allow, policy, run } from './testing/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'rolewright-hostile-'));
const at = (name: string): string => join(folder, name);
const server = createServer();

beforeAll(async () => {
  execFileSync('mkfifo', [at('pipe.json')]);
  symlinkSync('circle.json', at('circle.json'));
  mkdirSync(at('folder.json'));
  writeFileSync(at('ok.json'), policy(allow('s3:GetObject')));
  writeFileSync(at('fixable.json'), policy(allow(['s3:GetObject', 's3:GetObject'])));
  writeFileSync(at('zeros.json'), '\0\0');
  writeFileSync(at('long.json'), policy(allow('s3:GetObject'), allow('x'.repeat(300_000))));
  writeFileSync(at('answers.json'), '{ "scenario": "invoke" }');
  await new Promise<void>((done) => server.listen(at('socket.json'), done));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Commands that read the file at the end, or elsewhere. */
const COMMANDS: readonly (readonly string[])[] = [
  ['check', '*'],
  ['check', 'ok.json', '--config', '*'],
  ['check', 'ok.json', '--baseline', '*'],
  ['fix', '*'],
  ['fix', 'ok.json', '--baseline', '*'],
  ['simulate', '*', '--action', 's3:GetObject'],
  ['test', '*'],
  ['can', '*'],
  ['can', 'ok.json', '--boundary', '*'],
  ['who', 's3:GetObject', 'arn:aws:s3:::amzn-s3-demo-bucket/a', '--account', '*'],
  ['tighten', '*'],
  ['diff', '*', 'ok.json'],
  ['compose', '*'],
  ['review', '*', 'answers.json'],
  ['explain', '*'],
];

/** What stands where a file should, and what is said of it. */
const PLACES: Readonly<Record<string, RegExp>> = {
  'socket.json': /socket/,
  'circle.json': /its links form a circle/,
  'folder.json': /it is a folder|There is no .*file in/,
  'zeros.json': /is a binary file/,
  'ok.json/a.json': /a part of its path is not a folder/,
  [`${'long'.repeat(999)}.json`]: /the path is too long/,
  '/dev/zero': /is larger than 64 MB/,
};

const withFile = (args: readonly string[], name: string): readonly string[] =>
  args.map((arg) => {
    const file = arg === '*' ? name : arg;
    return file.endsWith('.json') && !file.startsWith('/') ? at(file) : file;
  });

test.each(Object.entries(PLACES))('%s', { timeout: 60_000 }, async (name, says) => {
  for (const args of COMMANDS) {
    // oxlint-disable-next-line no-await-in-loop
    const { status, out, stderr } = await run(withFile(args, name));
    const said = args[0] === 'test' ? stderr + out : stderr;
    expect(said, args.join(' ')).toMatch(says);
    expect(said).not.toMatch(/Internal error| at .*:\d+:\d+/);
    expect(stderr.trim().split('\n').length).toBe(1);
    expect(status).toBe(2);
  }
});

test('a pipe that nobody writes to is not waited for', { timeout: 30_000 }, async () => {
  const { status, stderr } = await run(['can', at('pipe.json')]);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: `${at('pipe.json')} is a pipe, and nothing writes to it. Give a file.\n`,
  });
});

test('a pipe is read to its end', { timeout: 30_000 }, async () => {
  const all = run(['can', at('pipe.json')]);
  execFileSync('sh', ['-c', `(sleep 0.2; head -c 9 ok.json; sleep 0.2; tail -c +10 ok.json) > pipe.json &`], {
    cwd: folder,
    stdio: 'ignore',
  });
  expect(await all).toMatchObject({ status: 0, stderr: '' });
});

test.each([
  [
    ['compose', 'answers.json', '--out', '/proc/nope'],
    'Cannot write /proc/nope/role-kit.json: nothing can be made there. Give --out another folder.',
  ],
  [
    ['compose', 'answers.json', '--out', 'ok.json'],
    'a part of its path is not a folder. Give --out another folder.',
  ],
  [
    ['compose', 'answers.json', '--out', 'circle.json'],
    'its links form a circle. Give --out another folder.',
  ],
  [
    ['check', 'ok.json', '--write-baseline', '--baseline', '/proc/nope'],
    'Cannot write /proc/nope: nothing can be made there. Give --baseline another file.',
  ],
  [['can', 'long.json'], 'has 300,'],
  [['can', ''], 'An argument is empty'],
])('%j', async (args, says) => {
  const { status, stderr } = await run(withFile(args, ''));
  expect(stderr).toContain(says);
  expect(stderr.trim().split('\n').length).toBe(1);
  expect(status).toBe(2);
});

test('understand reads no more than anybody writes', async () => {
  const { status, stderr } = await run(['understand', '-'], { '-': 'a '.repeat(2_000_001) });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      'The text has 4,000,002 characters; the limit is 4 million. Give the part that says what the role is for.\n',
  });
});
