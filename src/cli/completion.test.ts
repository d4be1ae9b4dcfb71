// Completion in shells, asked of the shells themselves.
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from './commands.ts';
import { run } from './testing/run.ts';

const scriptFor = async (shell: string): Promise<string> => (await run(['completion', shell])).out;

/** Whether this machine has the shell. CI on Windows has a bash too, but not always. */
const has = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

const inShell = (shell: string, args: readonly string[], program: string): string => {
  const { status, stdout, stderr } = spawnSync(shell, [...args, '-c', program], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
};

test('there is a script for each shell, and for no other', async () => {
  for (const shell of ['bash', 'zsh', 'fish']) expect(await scriptFor(shell)).toContain('rolewright');
  const { status, stderr } = await run(['completion', 'zhs']);
  expect([status, stderr]).toEqual([2, expect.stringContaining('Did you mean zsh?')]);
});

describe.skipIf(!has('bash'))('bash', () => {
  /** What bash offers for the last of the words. */
  const offered = async (...words: readonly string[]): Promise<readonly string[]> => {
    const quoted = words.map((word) => `'${word}'`).join(' ');
    const program = `${await scriptFor('bash')}
      COMP_WORDS=(rolewright ${quoted}); COMP_CWORD=${words.length}; _rolewright
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    return inShell('bash', ['--norc', '-u'], program).split('\n').filter(Boolean);
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
    expect(await offered('check', '--format', '=')).toEqual(['text', 'json', 'sarif', 'github']);
    expect(await offered('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(await offered('schema', 'answ')).toEqual(['answers']);
    expect(await offered('check', '-')).toEqual(['-']);
  });

  test('leaves files to the shell', async () => {
    expect(await offered('can', '--boundary', 'a')).toEqual([]);
    expect(await scriptFor('bash')).toContain('complete -o default');
  });
});

describe.skipIf(!has('zsh'))('zsh', () => {
  test('reads the script, and every line that says what to offer', async () => {
    const program = `compdef() { print "compdef $*" }
      _describe() { print -rl -- "\${(@P)2}" }
      _arguments() { print -rl -- "$@" }
      ${await scriptFor('zsh')}
      words=(rolewright x); CURRENT=2; _rolewright
      ${COMMANDS.map(({ name }) => `words=(rolewright ${name} x); CURRENT=3; _rolewright`).join('\n')}`;
    const out = inShell('zsh', ['-f'], program);
    expect(out).toContain('compdef _rolewright rolewright');
    for (const { name, summary } of COMMANDS)
      expect(out).toContain(`${name}:${summary.replaceAll(':', String.raw`\:`)}`);
    expect(out).toContain('--format=[The output format; default\\: text.]:FORMAT:(text json sarif github)');
    expect(out).toContain('*:name:(bash zsh fish)');
  });
});

describe.skipIf(!has('fish'))('fish', () => {
  const offered = async (line: string): Promise<readonly string[]> =>
    inShell('fish', ['--no-config'], `${await scriptFor('fish')}\ncomplete -C '${line}'`)
      .split('\n')
      .map((row) => row.split('\t')[0] ?? '')
      .filter(Boolean);

  test('completes commands, options and values', async () => {
    expect(await offered('rolewright sim')).toEqual(['simulate']);
    expect(await offered('rolewright check --form')).toEqual(['--format']);
    expect((await offered('rolewright check --format ')).toSorted()).toEqual([
      'github',
      'json',
      'sarif',
      'text',
    ]);
    expect((await offered('rolewright completion ')).toSorted()).toEqual(['bash', 'fish', 'zsh']);
  });
});
