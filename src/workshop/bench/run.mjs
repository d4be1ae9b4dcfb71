// npm run bench: measures speed in Node and in a browser and prints it. No figure makes it fail.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '#workshop/build/fingerprint.mjs';
import { anyFreePort, ensureBuilt } from '#workshop/tools/serve.mjs';
import { benchPage } from './browser.mjs';
import { benchCommandLine, benchEngine } from './engine.mjs';
import { printLine, quantile, summary, verdicts } from './figures.mjs';
import { benchLighthouse } from './lighthouse.mjs';
import { benchLsp } from './lsp.mjs';

const { values } = parseArgs({
  options: { part: { type: 'string', multiple: true }, rounds: { type: 'string', default: '3' } },
});
const rounds = Number(values.rounds);

async function benchServer() {
  printLine('\nLanguage server, median [least–most]');
  for (const { name, times, unit = 'ms', goals } of await benchLsp()) {
    const p95 = unit === 'ms' ? `, p95 ${quantile(times, 0.95).toFixed(0)}` : '';
    printLine(
      `  ${name.padEnd(46)} ${summary(times)} ${unit}${p95}${verdicts(goals, () => quantile(times, 0.5))}`,
    );
  }
}

async function benchWithLighthouse() {
  // In a process of its own: Lighthouse is waited for, and its page has to be served meanwhile.
  const port = await anyFreePort();
  const started = spawn(process.execPath, [join(root, 'src/workshop/tools/start.mjs')], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(started.stdout, 'data');
    printLine('\nLighthouse, one run each');
    for (const { name, line } of benchLighthouse(`http://localhost:${port}/`))
      printLine(`  ${name.padEnd(10)}${line}`);
  } finally {
    started.kill();
  }
}

/** @type {Readonly<Record<string, () => unknown>>} */
const PARTS = {
  engine: benchEngine,
  cli: benchCommandLine,
  lsp: benchServer,
  page: () => benchPage(rounds),
  lighthouse: benchWithLighthouse,
};

const chosen = values.part ?? Object.keys(PARTS);
const wrong = chosen.filter((name) => !Object.hasOwn(PARTS, name));
if (wrong.length > 0 || !(Number.isInteger(rounds) && rounds > 0)) {
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
