// Finds the browser for tests: the one that is asked for, Playwright's, or the system's.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const elsewhere = [
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env['HOME'] ?? ''}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .map((folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`),
];

/** @returns {string | undefined} */
function systemBrowser() {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...elsewhere].find((path) => existsSync(path));
}

/** @returns {string | undefined} the path of the browser's program */
export function findBrowser() {
  const asked = process.env['CHROMIUM_PATH'];
  if (asked !== undefined && asked !== '') return existsSync(asked) ? asked : undefined;
  const own = chromium.executablePath();
  return existsSync(own) ? own : systemBrowser();
}

/**
 * Chromium does not sandbox for root, which runs tests in containers. There it does not need updates either, and has no
 * graphics card.
 */
const rootOnly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {{ executablePath?: string, args: string[] }} */
export function launchOptions() {
  const args = process.getuid?.() === 0 ? rootOnly : [];
  const executablePath = findBrowser();
  // Left to itself Playwright picks the headless build it installed beside its browser.
  return executablePath === undefined || executablePath === chromium.executablePath()
    ? { args }
    : { executablePath, args };
}
