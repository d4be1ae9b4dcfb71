// Runs the journeys in browsers other than Chromium: npm run test:browsers.
import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

const { projects: _ofChromium, ...settings } = base;

export default defineConfig({
  ...settings,
  testDir: './browsers',
  outputDir: '../test-results/browsers',
  timeout: 180_000,
  expect: { timeout: 30_000 },
});
