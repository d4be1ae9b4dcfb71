// The command line: the same core as the page, in a terminal.
import { start } from './start.ts';
import { processTerminal } from './terminal.ts';

process.exitCode = await start(process.argv.slice(2), processTerminal());
