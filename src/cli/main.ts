// The command line: the same core as the page, in a terminal.
import { agreementCommand } from './agreement.ts';
import { canCommand } from './can.ts';
import { checkCommand } from './check.ts';
import { composeCommand } from './compose.ts';
import { decideCommand } from './decide.ts';
import { UsageError } from './usage.ts';

const COMMANDS: Record<string, (args: readonly string[]) => Promise<number>> = {
  compose: composeCommand,
  check: checkCommand,
  agreement: agreementCommand,
  decide: decideCommand,
  can: canCommand,
};

async function run([name = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command)
    throw new UsageError(`There is no command “${name}”. Commands: ${Object.keys(COMMANDS).join(', ')}`);
  return command(args);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
