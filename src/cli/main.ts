// The command line: the same core as the page, in a terminal.
import { start } from './start.ts';
import { processTerminal } from './terminal.ts';

// Without “await”, so that it can be bundled as CommonJS, which Node loads faster.
void start(process.argv.slice(2), processTerminal()).then((status) => {
  process.exitCode = status;
});
