// What all commands have in common: help, options, exit status.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { COMMANDS } from './commands.ts';
import { firstRun } from './first-run.ts';
import { start } from './start.ts';
import { readText, type Streams } from './terminal.ts';
import { allow, policy, run } from './testing/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'rolewright-start-'));
afterEach(() => void vi.useRealTimers());
afterAll(() => rmSync(folder, { recursive: true }));

describe('rolewright', () => {
  test('shows its version', async () => {
    expect(await run(['--version'])).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  test('lists every command in its help', async () => {
    const help = await run(['--help']);
    expect(help.status).toBe(0);
    expect(help.out).toMatch(/service reference .*20\d\d-\d\d-\d\d/);
    const width = Math.max(...COMMANDS.map(({ name }) => name.length));
    for (const { name, summary } of COMMANDS) expect(help.out).toContain(`${name.padEnd(width)}  ${summary}`);
  });

  test('alone, says which policies are here and what to run next', async () => {
    const here = mkdtempSync(join(tmpdir(), 'rolewright-here-'));
    const look = async (more?: { readonly ms?: number; readonly npm?: string }): Promise<string> => {
      let out = '';
      const terminal = { out: (text: string) => (out += text), read: readText };
      expect(await firstRun(terminal, { folder: here, ms: 60_000, npm: '', ...more })).toBe(0);
      return out;
    };
    const empty = await look();
    expect(empty).toContain('No IAM policy was found in this folder.');
    expect(empty).not.toContain('rolewright check');
    writeFileSync(join(here, 'a.json'), policy(allow('s3:GetObject')));
    writeFileSync(join(here, 'package.json'), '{}');
    writeFileSync(
      join(here, 'main.tf'),
      'data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["s3:GetObject"]\n  }\n}\n',
    );
    const found = await look();
    expect(found).toContain('Here: 2 IAM policies in 2 files: a.json and main.tf.\n');
    expect(found).toContain('  rolewright check . ');
    expect(found).not.toContain('--git');
    expect(await look({ npm: 'exec' })).toContain('  npx rolewright check . ');
    expect(await look({ ms: 0 })).toContain(' Only part of this folder was searched: 0 files.');
    writeFileSync(join(here, 'b.json'), Buffer.from([0, 1, 2]));
    for (const name of ['c', 'd']) writeFileSync(join(here, `${name}.json`), policy(allow('s3:GetObject')));
    expect(await look()).toContain(
      ' in 4 files, such as a.json, c.json and d.json. 1 file could not be read.\n',
    );
    execFileSync('git', ['init', '-q', '-b', 'master', here]);
    expect(await look()).not.toContain('--git');
    execFileSync('git', ['-C', here, 'config', 'init.defaultBranch', 'main']);
    const as = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    execFileSync('git', ['-C', here, ...as, 'commit', '-q', '--allow-empty', '-m', 'Policies']);
    expect(await look()).toContain('rolewright diff --git master');
    execFileSync('git', ['-C', here, 'branch', 'main']);
    expect(await look()).toContain('rolewright diff --git main');
    rmSync(here, { recursive: true });
    expect(await look()).toBe(empty);
  });

  test.each(['chekc', 'Check', 'toString', '__proto__', '-x'])('has no command “%s”', async (name) => {
    const { status, out, stderr } = await run([name]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(stderr).toContain('rolewright --help');
  });

  test('suggests the command that was probably meant', async () => {
    expect((await run(['simulte'])).stderr).toContain('Did you mean simulate?');
  });
});

test('help --all has the help of every command', async () => {
  const { status, out } = await run(['help', '--all']);
  expect(status).toBe(0);
  for (const { name } of COMMANDS) expect(out).toContain((await run([name, '--help'])).out);
});

test('colors are for terminals, unless --color says otherwise', async () => {
  const files = { '-': policy(allow('s3:GetObjct')) };
  const colored = async (when: string): Promise<boolean> =>
    (await run(['check', '-', '--color', when], files)).out.includes('\u001b');
  expect([await colored('auto'), await colored('always'), await colored('never')]).toEqual([
    false,
    true,
    false,
  ]);
});

test('long work says how far it is, and that the service reference is old', async () => {
  const [shown, notes]: [string[], string[]] = [[], []];
  vi.setSystemTime('2040-01-01');
  const names = Array.from({ length: 60 }, (_, index) => join(folder, `${index}.json`));
  for (const name of names) writeFileSync(name, policy(allow('s3:GetObject')));
  const terminal: Streams = {
    out: () => undefined,
    note: (line) => notes.push(line),
    read: readText,
    color: false,
    isSeen: true,
    progress: (line) => shown.push(line),
  };
  expect(await start(['check', folder], terminal)).toBe(0);
  expect(notes).toEqual([
    expect.stringMatching(/reference here is of \d{4}-\d\d-\d\d, more than 60 days old/),
  ]);
  expect(shown.slice(0, 2)).toEqual(['Checked 1 of 60 files', 'Checked 2 of 60 files']);
  expect(shown.at(-1)).toBe('');
  shown.length = 0;
  expect(await start(['check', names[0] ?? ''], terminal)).toBe(0);
  expect(shown).toEqual([]);
});

describe.each(COMMANDS)('rolewright $name', ({ name, summary, load }) => {
  test('has help that says what each option is for', async () => {
    const command = await load();
    expect([command.name, command.summary]).toEqual([name, summary]);
    const help = await run([name, '--help']);
    expect(help).toMatchObject({ status: 0, stderr: '' });
    for (const option of command.options) expect(help.out).toContain(`--${option.name}`);
    expect(help.out).toMatch(/Exit status: 0 .*;\s1\s.*;\s2\s/s);
    for (const line of help.out.split('\n')) expect(line.length, line).toBeLessThan(130);
    expect(await run([name, '-h'])).toEqual(help);
    expect(await run(['help', name])).toEqual(help);
  });

  test('refuses options it does not have, and values they do not take', async () => {
    expect(await run([name, '--nothing'])).toMatchObject({ status: 2, out: '' });
    expect((await run([name, '-x'])).stderr).toContain(`rolewright ${name} --help`);
    const command = await load();
    for (const option of command.options) {
      if (option.value === undefined) continue;
      expect((await run([name, `--${option.name}`])).stderr).toContain(`--${option.name} ${option.value}`);
      if (!option.choices) continue;
      const { status, stderr } = await run([name, `--${option.name}`, 'nothing']);
      expect(status).toBe(2);
      for (const choice of option.choices) expect(stderr).toContain(choice);
    }
  });

  test('takes neither too few nor too many operands', async () => {
    const { count } = await load();
    if (count[0] > 0) expect(await run([name])).toMatchObject({ status: 2, out: '' });
    if (count[1] < 5) expect((await run([name, ...'abcde'])).stderr).toContain('one argument too many');
  });
});
