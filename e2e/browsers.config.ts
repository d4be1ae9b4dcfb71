// Runs the journeys in browsers other than Chromium: npm run test:browsers.
import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

export default defineConfig(base, {
  testDir: './browsers',
  testIgnore: [],
  outputDir: '../test-results/browsers',
  timeout: 180_000,
  expect: { timeout: 30_000 },
});
