// V8 compiles a function for speed after some hundred calls, which pays in programs that run for long. Checking a folder
// takes about a second: compiling took a third of it.
import { setFlagsFromString } from 'node:v8';

/** How much of a function runs before V8 thinks of compiling it; six times as much as by default. */
const BUDGET = 800_000;

/** The versions of Node that were looked at: one without this flag would complain. */
const KNOWN_UNTIL = 26;

/** For all threads. https://nodejs.org/api/v8.html#v8setflagsfromstringflags */
export function compileLess(): void {
  if (Number.parseInt(process.versions.node, 10) > KNOWN_UNTIL) return;
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
