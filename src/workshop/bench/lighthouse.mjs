// What Lighthouse says about the page, on a phone and on a desktop. It is fetched when it is needed: it weighs more than all else here.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '#workshop/build/fingerprint.mjs';
import { findBrowser, launchOptions } from '#workshop/tools/browser.mjs';
import { anyFreePort } from '#workshop/tools/serve.mjs';
import { printLine } from './figures.mjs';

/** The last that runs on Node 20. */
const LIGHTHOUSE = 'lighthouse@12.8.2';

/** Throttled for real: simulated times of a page from this computer depend on what came first, the paint or its code. */
const DEVICES = {
  phone: ['--throttling-method=devtools'],
  desktop: ['--preset=desktop', '--throttling-method=devtools'],
};

/**
 * @typedef {object} LighthouseReport
 * @property {Record<string, { title: string, score: number | null, auditRefs: { id: string, weight: number }[] }>} categories
 * @property {Record<string, { score: number | null, displayValue?: string, explanation?: string }>} audits
 * @property {{ message?: string }} [runtimeError]
 */

/**
 * @param {string} url
 * @param {readonly string[]} options
 * @returns {string} the points and two times, and each audit that costs points
 */
function scores(url, options) {
  const flags = `--chrome-flags=${['--headless=new', ...launchOptions().args].join(' ')}`;
  const run = spawnSync('npx', ['--yes', LIGHTHOUSE, url, '--quiet', '--output=json', flags, ...options], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, CHROME_PATH: findBrowser() },
    shell: process.platform === 'win32',
  });
  if (!run.stdout.startsWith('{'))
    return `not measured: ${(run.stderr || String(run.error ?? '')).trim().split('\n').at(-1)}`;
  /** @type {LighthouseReport} */
  const { categories, audits, runtimeError } = JSON.parse(run.stdout);
  if (runtimeError?.message) return `not measured: ${runtimeError.message}`;
  const points = Object.values(categories).map(
    ({ title, score }) => `${title} ${score === null ? '–' : Math.round(score * 100)}`,
  );
  const times = ['largest-contentful-paint', 'total-blocking-time'].map(
    (id) => `${id} ${audits[id]?.displayValue ?? '–'}`,
  );
  const lost = Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id))
    .filter((id) => (audits[id]?.score ?? 1) < 0.9)
    .map((id) => `${id}: ${audits[id]?.explanation ?? audits[id]?.displayValue ?? 'not passed'}`);
  return [[...points, ...times].join(', '), ...lost.map((each) => `            loses by ${each}`)].join('\n');
}

export async function benchLighthouse() {
  // In a process of its own: Lighthouse is waited for, and its page has to be served meanwhile.
  const port = await anyFreePort();
  const started = spawn(process.execPath, [join(root, 'src/workshop/tools/start.mjs')], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(started.stdout, 'data');
    printLine('\nLighthouse, one run each');
    for (const [name, options] of Object.entries(DEVICES))
      printLine(`  ${name.padEnd(10)}${scores(`http://localhost:${port}/`, options)}`);
  } finally {
    started.kill();
  }
}
