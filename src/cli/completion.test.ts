// Completion in shells, asked of bash itself; of zsh and fish in interop/proofs/shells.ts.
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from './commands.ts';
import { run } from './testing/run.ts';

const scriptFor = async (shell: string): Promise<string> => (await run(['completion', shell])).out;

const inBash = (program: string): string => {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-u', '-c', program], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
};

test('there is a script for each shell, and for no other', async () => {
  for (const shell of ['bash', 'zsh', 'fish']) expect(await scriptFor(shell)).toContain('rolewright');
  const { status, stderr } = await run(['completion', 'zhs']);
  expect([status, stderr]).toEqual([2, expect.stringContaining('Did you mean zsh?')]);
});

describe('bash', () => {
  /** What bash offers for the last of the words. */
  const offered = async (...words: readonly string[]): Promise<readonly string[]> => {
    const quoted = words.map((word) => `'${word}'`).join(' ');
    const program = `${await scriptFor('bash')}
      COMP_WORDS=(rolewright ${quoted}); COMP_CWORD=${words.length}; _rolewright
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    return inBash(program).split('\n').filter(Boolean);
  };

  test('completes commands', async () => {
    const commands = COMMANDS.map(({ name }) => name);
    expect(await offered('')).toEqual([...commands, 'help', '--help', '--version']);
    expect(await offered('comp')).toEqual(['compose', 'completion']);
    expect(await offered('help', 'sim')).toEqual(['simulate']);
  });

  test.each(COMMANDS)(
    'completes the options of $name, and their values',
    async ({ name, load }) => {
      const { options } = await load();
      expect(await offered(name, '--')).toEqual(
        [...options, { name: 'color' }, { name: 'help' }].map((each) => `--${each.name}`),
      );
      for (const { name: option, choices } of options)
        if (choices) expect(await offered(name, `--${option}`, '')).toEqual(choices);
    },
    120_000,
  );

  test('completes a value after “=”, and what a command takes', async () => {
    expect(await offered('check', '--format', '=', 'sa')).toEqual(['sarif']);
    expect(await offered('check', '--format', '=')).toEqual(['text', 'json', 'sarif', 'github', 'html']);
    expect(await offered('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(await offered('schema', 'answ')).toEqual(['answers']);
    expect(await offered('check', '-')).toEqual(['-']);
  });

  test('leaves files to the shell', async () => {
    expect(await offered('can', '--boundary', 'a')).toEqual([]);
    expect(await scriptFor('bash')).toContain('complete -o default');
  });
});
