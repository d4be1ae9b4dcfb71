// The help of the command line and of each command.
import type { Command, CommandOption } from './command.ts';
import { GENERAL_OPTIONS } from './options.ts';

const WIDTH = 78;

/** The text wrapped at WIDTH, with `indent` spaces before each line but the first. */
function wrapped(text: string, indent: number): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > WIDTH - indent) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

/** Names in the left column, descriptions in the right one. */
function table(rows: readonly (readonly [name: string, text: string])[]): readonly string[] {
  const width = Math.min(28, Math.max(...rows.map(([name]) => name.length)));
  return rows.map(([name, text]) =>
    name.length > width
      ? `  ${name}\n${' '.repeat(width + 4)}${wrapped(text, width + 4)}`
      : `  ${name.padEnd(width)}  ${wrapped(text, width + 4)}`,
  );
}

function optionRow({ name, value, choices, multiple, text }: CommandOption): readonly [string, string] {
  const more = multiple ? ' Can be repeated.' : '';
  return [
    value === undefined ? `--${name}` : `--${name} ${value}`,
    `${text}${choices ? ` One of ${choices.join(', ')}.` : ''}${more}`,
  ];
}

/** What exit statuses mean, for every command. */
export const EXIT_STATUS =
  'Exit status: 0 success; 1 a problem, or a result that is not as expected; 2 wrong usage or an unreadable file; 3 an internal error.';

export const commandHelp = ({ name, operands, summary, about, options, examples }: Command): string =>
  [
    `${summary}`,
    '',
    `Usage: rolewright ${name}${operands === '' ? '' : ` ${operands}`} [options]`,
    '',
    ...about.map((line) => wrapped(line, 0)),
    ...(about.length > 0 ? [''] : []),
    'Options:',
    ...table([...options, ...GENERAL_OPTIONS].map(optionRow)),
    ...(examples.length > 0 ? ['', 'Examples:', ...examples.map((example) => `  ${example}`)] : []),
    '',
    wrapped(EXIT_STATUS, 0),
    '',
  ].join('\n');

export const generalHelp = (
  version: string,
  commands: readonly { readonly name: string; readonly summary: string }[],
  /** On the service reference. */
  note: string,
): string =>
  [
    `rolewright ${version}: composes, checks and evaluates AWS IAM policies. It needs no credentials and no network.`,
    '',
    'Usage: rolewright <command> [options]',
    '',
    'Commands:',
    ...table(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Options:',
    ...table([
      ['--help', 'Shows this help, or the help of a command. With --all, the help of every command.'],
      ['--version', 'Shows the version.'],
    ]),
    '',
    wrapped(EXIT_STATUS, 0),
    '',
    wrapped(note, 0),
    '',
  ].join('\n');
