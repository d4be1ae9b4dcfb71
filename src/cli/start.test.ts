// What all commands have in common: help, options, exit status.
import { describe, expect, test } from 'vitest';
import { COMMANDS } from './commands.ts';
import { run } from './testing/run.ts';

describe('rolewright', () => {
  test('shows its version', async () => {
    expect(await run(['--version'])).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  test('lists every command in its help, and is called wrongly without a command', async () => {
    const help = await run(['--help']);
    expect(help.status).toBe(0);
    const width = Math.max(...COMMANDS.map(({ name }) => name.length));
    for (const { name, summary } of COMMANDS) expect(help.out).toContain(`${name.padEnd(width)}  ${summary}`);
    expect(await run([])).toEqual({ status: 2, out: '', stderr: `${help.out}\n` });
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

describe.each(COMMANDS)('rolewright $name', ({ name, summary, load }) => {
  test('has help that says what each option is for', async () => {
    const command = await load();
    expect([command.name, command.summary]).toEqual([name, summary]);
    const help = await run([name, '--help']);
    expect(help).toMatchObject({ status: 0, stderr: '' });
    for (const option of command.options) expect(help.out).toContain(`--${option.name}`);
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
