// rolewright man: the manual page, out of the help of the commands. The package ships what it prints.
import type { Command, CommandOption } from './command.ts';
import { COMMANDS } from './commands.ts';
import { EXIT_STATUS } from './help.ts';
import { GENERAL_OPTIONS } from './options.ts';

/** Text of a line: man reads “\\”, and a point or apostrophe at its start, as its own, and takes ASCII everywhere. */
const plain = (text: string): string =>
  text
    .replaceAll('\\', String.raw`\e`)
    .replaceAll('-', String.raw`\-`)
    .replaceAll(
      /[^\u0020-\u007e]/gu,
      (sign) => String.raw`\[u${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replace(/^(?=[.'])/, String.raw`\&`);

const bold = (text: string): string => String.raw`\fB${plain(text)}\fR`;
const italic = (text: string): string => String.raw`\fI${plain(text)}\fR`;

function optionLines({ name, value, choices, multiple, text }: CommandOption): readonly string[] {
  const more = multiple ? ' Can be repeated.' : '';
  return [
    '.TP',
    bold(`--${name}`) + (value === undefined ? '' : ` ${italic(value)}`),
    plain(`${text}${choices ? ` One of ${choices.join(', ')}.` : ''}${more}`),
  ];
}

const commandLines = ({ name, operands, summary, about, options, examples }: Command): readonly string[] => [
  `.SS ${bold(`rolewright ${name}`)}${operands === '' ? '' : ` ${plain(operands)}`}`,
  plain(summary),
  ...about.flatMap((line) => ['.PP', plain(line)]),
  ...options.flatMap(optionLines),
  ...(examples.length > 0
    ? ['.PP', '.nf', ...examples.map((example) => `    ${plain(example)}`), '.fi']
    : []),
];

/** The manual page in the language of man. https://man7.org/linux/man-pages/man7/man.7.html */
export async function manualPage(version: string): Promise<string> {
  const commands = await Promise.all(COMMANDS.map(({ load }) => load()));
  return `${[
    `.TH ROLEWRIGHT 1 "" "rolewright ${plain(version)}"`,
    '.SH NAME',
    plain('rolewright - composes, checks and evaluates AWS IAM policies'),
    '.SH SYNOPSIS',
    `${bold('rolewright')} ${italic('command')} [${italic('options')}]`,
    '.SH DESCRIPTION',
    plain('It needs no credentials and no network.'),
    '.SH COMMANDS',
    ...commands.flatMap(commandLines),
    '.SH OPTIONS OF EVERY COMMAND',
    ...GENERAL_OPTIONS.flatMap(optionLines),
    '.SH EXIT STATUS',
    plain(EXIT_STATUS.replace(/^Exit status: /, '')),
  ].join('\n')}\n`;
}

export async function manCommand(): Promise<number> {
  process.stdout.write(await manualPage(ROLEWRIGHT_VERSION));
  return 0;
}
