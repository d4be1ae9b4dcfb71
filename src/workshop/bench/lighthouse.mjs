// What Lighthouse says about the page, on a phone and on a desktop. It is fetched when it is needed: it weighs more than all else here.
import { spawnSync } from 'node:child_process';
import { findBrowser, launchOptions } from '#workshop/tools/browser.mjs';

/** Throttled for real: simulated times of a page from this computer depend on what came first, the paint or its code. */
const THROTTLED = '--throttling-method=devtools';

/** The last that runs on Node 20. */
const LIGHTHOUSE = 'lighthouse@12.8.2';

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
  const flags = ['--headless=new', ...launchOptions().args];
  const run = spawnSync(
    'npx',
    ['--yes', LIGHTHOUSE, url, '--quiet', '--output=json', `--chrome-flags=${flags.join(' ')}`, ...options],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: { ...process.env, CHROME_PATH: findBrowser() },
      shell: process.platform === 'win32',
    },
  );
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

/**
 * @param {string} url
 * @returns {{ name: string, line: string }[]}
 */
export const benchLighthouse = (url) => [
  { name: 'phone', line: scores(url, [THROTTLED]) },
  { name: 'desktop', line: scores(url, ['--preset=desktop', THROTTLED]) },
];
