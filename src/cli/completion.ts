// rolewright completion: a script with which a shell completes commands, options and their values.
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { bashScript } from './completion/bash.ts';
import { described, type DescribedCommand } from './completion/described.ts';
import { fishScript } from './completion/fish.ts';
import { zshScript } from './completion/zsh.ts';
import { didYouMean, GENERAL_OPTIONS } from './options.ts';
import { UsageError } from './usage.ts';

const SHELLS: Readonly<Record<string, (commands: readonly DescribedCommand[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};
const names = Object.keys(SHELLS);

export const completionCommand: Command = {
  name: 'completion',
  operands: '<bash|zsh|fish>',
  operandChoices: names,
  count: [1, 1],
  summary: 'Prints a script that completes commands in your shell.',
  about: [
    'It completes commands, options and their values. Add the line for your shell to the file that it starts with, then open a new shell.',
  ],
  options: [],
  examples: [
    'eval "$(rolewright completion bash)"       # in ~/.bashrc',
    'eval "$(rolewright completion zsh)"        # in ~/.zshrc, after compinit',
    'rolewright completion fish | source        # in ~/.config/fish/config.fish',
  ],
  async run(input, terminal) {
    const [shell = ''] = input.operands;
    const script = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
    if (!script)
      throw new UsageError(
        `“${shell}” is not a shell with completion.${didYouMean(shell, names)} Shells: ${names.join(', ')}.`,
      );
    const commands = await Promise.all(COMMANDS.map(({ load }) => load()));
    terminal.out(script(commands.map((command) => described(command, GENERAL_OPTIONS))));
    return 0;
  },
};
