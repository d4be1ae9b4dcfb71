// The script for fish. https://fishshell.com/docs/current/cmds/complete.html
import type { DescribedCommand, DescribedOption } from './described.ts';

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', String.raw`\\`).replaceAll("'", String.raw`\'`)}'`;

function valueOf({ value }: DescribedOption): string {
  if (!value) return '';
  if (value.choices.length > 0) return ` -x -a ${quoted(value.choices.join(' '))}`;
  return value.isPath ? ' -r -F' : ' -x';
}

function rowsOf({ name, options, operands, takesFiles }: DescribedCommand): readonly string[] {
  const start = `complete -c rolewright -n '__fish_seen_subcommand_from ${name}'`;
  const others = operands.length > 0 ? ` -a ${quoted(operands.join(' '))}` : '';
  return [
    ...(takesFiles ? [] : [`${start} -f${others}`]),
    ...options.map((option) => `${start} -l ${option.name}${valueOf(option)} -d ${quoted(option.text)}`),
  ];
}

export const fishScript = (commands: readonly DescribedCommand[]): string =>
  [
    '# rolewright completion fish. In ~/.config/fish/config.fish: rolewright completion fish | source',
    ...commands.map(
      ({ name, summary }) =>
        `complete -c rolewright -f -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ),
    'complete -c rolewright -f -n __fish_use_subcommand -a help -d ' + quoted('Shows the help of a command.'),
    `complete -c rolewright -f -n '__fish_seen_subcommand_from help' -a ${quoted(commands.map(({ name }) => name).join(' '))}`,
    ...commands.flatMap(rowsOf),
    '',
  ].join('\n');
