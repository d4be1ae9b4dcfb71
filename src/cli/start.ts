// Starts a command. Wrong usage is one line and exit status 2, an error in Rolewright exit status 3.
import { isOldReference, referenceWords } from '#iam/reference/index.ts';
import { COMMANDS, DEVELOPER_COMMANDS } from './commands.ts';
import { commandHelp, generalHelp } from './help.ts';
import { didYouMean, readOptions } from './options.ts';
import { readable } from './readable.ts';
import { usedDate } from './reference-date.ts';
import type { Streams, Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '--version' || name === '-V') {
    terminal.out(`${ROLEWRIGHT_VERSION}\n`);
    return 0;
  }
  const isHelp = name === 'help' || name === '--help' || name === '-h';
  if (isHelp && rest[0] === '--all') {
    const commands = await Promise.all(COMMANDS.map(({ load }) => load()));
    await run(['help'], terminal);
    for (const command of commands) terminal.out(`\n${commandHelp(command)}`);
    return 0;
  }
  if (isHelp && rest.length > 0) return run([...rest.slice(0, 1), '--help'], terminal);
  if (isHelp) {
    const { indexed } = await import('./reference.ts');
    terminal.out(generalHelp(ROLEWRIGHT_VERSION, COMMANDS, referenceWords(indexed().date)));
    return 0;
  }
  if (name === '') return (await import('./first-run.ts')).firstRun(terminal);
  const raw = Object.hasOwn(DEVELOPER_COMMANDS, name) ? DEVELOPER_COMMANDS[name] : undefined;
  if (raw) return (await raw())(rest);
  const row = COMMANDS.find((each) => each.name === name);
  if (!row) {
    const names = COMMANDS.map((each) => each.name);
    throw new UsageError(
      `“${name}” is not a command.${didYouMean(name, names)} Commands: ${names.join(', ')}. See: rolewright --help`,
    );
  }
  const command = await row.load();
  const input = readOptions(command, rest);
  if (input.one('help') !== undefined) {
    terminal.out(commandHelp(command));
    return 0;
  }
  const color = input.one('color') ?? 'auto';
  return command.run(input, color === 'auto' ? terminal : { ...terminal, color: color === 'always' });
}

/** Runs the command line and returns the exit status. Never throws. */
export async function start(args: readonly string[], given: Streams): Promise<number> {
  let hasFault = false;
  const note = (line: string): void => given.note(readable(line, given));
  const fault = (line: string): void => {
    hasFault = true;
    note(line);
  };
  const terminal: Terminal = { ...given, note, fault };
  try {
    const status = await run(args, terminal);
    const date = usedDate();
    // Only where a person looks: other programs have no use for it.
    if (terminal.isSeen && date !== undefined && isOldReference(date, Date.now()))
      terminal.note(referenceWords(date, Date.now()));
    return status === 0 && hasFault ? 1 : status;
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.note(error.message);
      return 2;
    }
    terminal.note(`Internal error of rolewright: ${error instanceof Error ? error.stack : String(error)}`);
    return 3;
  }
}
