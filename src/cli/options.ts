// Reads the arguments of a command by its list of options, and suggests what to type instead of a wrong one.
import { parseArgs } from 'node:util';
import { nearest } from '#iam/text/index.ts';
import type { Command, CommandInput, CommandOption } from './command.ts';
import { UsageError } from './usage.ts';

export const HELP: CommandOption = { name: 'help', text: 'Shows this help.' };

/** Options of every command. */
export const GENERAL_OPTIONS: readonly CommandOption[] = [
  {
    name: 'color',
    value: 'WHEN',
    choices: ['auto', 'always', 'never'],
    text: 'When text has colors; default: auto, for a terminal and unless NO_COLOR is set.',
  },
  HELP,
];

const hint = ({ name }: Command): string => `See: rolewright ${name} --help`;

/** "Did you mean “json”? " or nothing. */
export function didYouMean(name: string, known: readonly string[], mark = ''): string {
  const near = nearest(name, known);
  return near === undefined ? '' : ` Did you mean ${mark}${near}?`;
}

interface Token {
  readonly kind: string;
  readonly name?: string;
  readonly rawName?: string;
  readonly value?: string | undefined;
}

function checkOption(command: Command, options: readonly CommandOption[], token: Token): void {
  const { name = '', rawName = '', value } = token;
  const option = options.find((each) => each.name === name && rawName === `--${name}`);
  if (!option) {
    const names = options.map((each) => each.name);
    throw new UsageError(`${rawName} is not an option.${didYouMean(name, names, '--')} ${hint(command)}`);
  }
  if (option.value === undefined && value !== undefined)
    throw new UsageError(`--${name} does not take a value. ${hint(command)}`);
  if (option.value !== undefined && (value === undefined || value === ''))
    throw new UsageError(`Give --${name} a value: --${name} ${option.value}. ${hint(command)}`);
  if (option.choices && value !== undefined && !option.choices.includes(value))
    throw new UsageError(
      `“${value}” is not a value of --${name}.${didYouMean(value, option.choices)} Its values: ${option.choices.join(', ')}.`,
    );
}

/** The operands and options. Throws a UsageError for wrong usage. */
export function readOptions(command: Command, args: readonly string[]): CommandInput {
  const options = [...command.options, ...GENERAL_OPTIONS];
  const { tokens, positionals } = parseArgs({
    // The only short option that people try.
    args: args.map((arg) => (arg === '-h' ? '--help' : arg)),
    options: Object.fromEntries(
      options.map(({ name, value }) => [
        name,
        { type: value === undefined ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = tokens.filter((token) => token.kind === 'option');
  for (const token of given) checkOption(command, options, token);
  const all = (name: string): readonly string[] =>
    given.flatMap((token) => (token.name === name ? [token.value ?? ''] : []));
  const input: CommandInput = { operands: positionals, one: (name) => all(name).at(-1), all };
  if (input.one('help') !== undefined) return input;
  const [least, most] = command.count;
  if (positionals.length < least) throw new UsageError(`Give ${command.operands}. ${hint(command)}`);
  if (positionals.includes(''))
    throw new UsageError(`An argument is empty, as a variable that is not set. ${hint(command)}`);
  if (positionals.length > most)
    throw new UsageError(`There is one argument too many: “${positionals[most]}”. ${hint(command)}`);
  return input;
}
