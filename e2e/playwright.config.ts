// Runs the end-to-end tests against the built app, served with the headers of a real host.
import { defineConfig } from '@playwright/test';
import { root } from '#workshop/build/fingerprint.mjs';
import { anyFreePort } from '#workshop/tools/serve.mjs';
import { findTestBrowser, launchOptions } from '#workshop/tools/browser.mjs';

// Every worker reads this file again and has to find the same port.
process.env['E2E_PORT'] ??= String(await anyFreePort());
const port = process.env['E2E_PORT'];
const baseURL = `http://localhost:${port}/`;

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  retries: 0,
  // npm test runs the quick ones, npm run test:deep the others: whole tables, rare states, and what depends on time.
  projects: [
    { name: 'quick', testIgnore: ['browsers/**', '**/*.deep.spec.ts'] },
    { name: 'deep', testMatch: '**/*.deep.spec.ts' },
  ],
  reporter: 'list',
  // A machine with two busy cores may take several seconds to load a chunk.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL,
    browserName: 'chromium',
    launchOptions: launchOptions(findTestBrowser()),
    // Storing the whole page behind each test would cost a second of two cores, and a worker hides requests from
    // routes. What it does is the matter of offline.deep.spec.ts.
    serviceWorkers: 'block',
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 800 },
    // As in a browser with windows, a page may write what its visitor asked it to copy.
    permissions: ['clipboard-write'],
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: 'node src/workshop/tools/start.mjs',
    cwd: root,
    env: { PORT: port },
    url: baseURL,
    reuseExistingServer: false,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
});
