// npm run bench: measures speed in Node and in a browser and prints it. No figure makes it fail.
import { parseArgs } from 'node:util';
import { ensureBuilt } from '#workshop/tools/serve.mjs';
import { benchPage } from './browser.mjs';
import { benchCommandLine } from './cli.mjs';
import { benchEngine, builtTasks } from './engine.mjs';
import { printLine } from './figures.mjs';
import { benchLighthouse } from './lighthouse.mjs';
import { benchLsp } from './lsp.mjs';

const { values } = parseArgs({
  options: { part: { type: 'string', multiple: true }, rounds: { type: 'string', default: '3' } },
});
const rounds = Number(values.rounds);

/** @type {Readonly<Record<string, () => unknown>>} */
const PARTS = {
  engine: benchEngine,
  cli: async () => benchCommandLine((await builtTasks()).REPOSITORY),
  lsp: benchLsp,
  page: () => benchPage(rounds),
  lighthouse: benchLighthouse,
};

const chosen = values.part ?? Object.keys(PARTS);
if (!chosen.every((name) => Object.hasOwn(PARTS, name)) || !(Number.isInteger(rounds) && rounds > 0)) {
  process.stderr.write(`Usage: npm run bench -- [--part ${Object.keys(PARTS).join('|')}]… [--rounds N]\n`);
  process.exit(2);
}
if (chosen.some((name) => name === 'page' || name === 'lighthouse'))
  await ensureBuilt(() => process.stderr.write('Building first …\n'));
for (const name of chosen) {
  try {
    await PARTS[name]?.();
  } catch (error) {
    printLine(`Not measured: ${error instanceof Error ? error.message : error}`);
  }
}
