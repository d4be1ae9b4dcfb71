// The completion scripts, asked of zsh and fish themselves. Bash is in the unit tests.
import { join } from 'node:path';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { root } from '#workshop/interop/support/project.ts';
import { run as runCommand, scratchFolder } from '#workshop/interop/support/tools.ts';

/** What a line offers, in any order. */
const OFFERS: readonly (readonly [line: string, words: readonly string[]])[] = [
  ['rolewright sim', ['simulate']],
  ['rolewright check --form', ['--format']],
  ['rolewright check --format ', ['github', 'html', 'json', 'sarif', 'text']],
  ['rolewright completion ', ['bash', 'fish', 'zsh']],
];

/** Prints what the script hands to zsh's own completion, with a word to complete for each command. */
const zshProgram = (script: string, commands: readonly string[]): string => `
  compdef() { print "compdef $*" }
  _describe() { print -rl -- "\${(@P)2}" }
  _arguments() { print -rl -- "$@" }
  ${script}
  ${['', ...commands].map((name) => `words=(rolewright ${name} x); CURRENT=$#words; _rolewright`).join('\n')}`;

const ZSH_SAYS = [
  'compdef _rolewright rolewright',
  'completion:Prints a script that completes',
  '--format=[The output format; default\\: text.]:FORMAT:(text json sarif github html)',
  '*:name:(bash zsh fish)',
];

async function output(command: string, args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await runCommand(command, args, { cwd: scratchFolder() });
  if (status !== 0 || stderr !== '') throw new Error(`${command} exited with ${status}: ${stderr}`);
  return stdout;
}

const rolewright = (...args: readonly string[]): Promise<string> =>
  output(process.execPath, [join(root, 'src/cli/run.mjs'), ...args]);

async function run(): Promise<string> {
  const names = ['check', 'compose', 'completion', 'test', 'lsp'];
  const zsh = await output('zsh', ['-f', '-c', zshProgram(await rolewright('completion', 'zsh'), names)]);
  for (const line of ZSH_SAYS) if (!zsh.includes(line)) throw new Error(`zsh is not told ${line}:\n${zsh}`);
  const fish = await rolewright('completion', 'fish');
  for (const [line, words] of OFFERS) {
    const rows = await output('fish', ['--no-config', '-c', `${fish}\ncomplete -C '${line}'`]);
    const offered = rows.split('\n').flatMap((row) => row.split('\t')[0] || []);
    if (offered.toSorted().join(' ') !== words.join(' '))
      throw new Error(`fish offers ${offered.join(' ')} for “${line}”, and should offer ${words.join(' ')}`);
  }
  return 'zsh and fish read the scripts, and complete commands, options and values.';
}

const proof: InteropProof = { title: 'Completion in zsh and fish', packages: ['zsh', 'fish'], run };
export default proof;
