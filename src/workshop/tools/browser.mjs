// Finds the browser for tests: the one that is asked for, Playwright's, or the system's.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
/** Chromium without windows opens a page with half the work. */
const windowless = ['chromium-headless-shell', 'chrome-headless-shell'];
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

/**
 * @param {readonly string[]} programs
 * @returns {string[]} where they are on this computer
 */
function onPath(programs) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders
    .flatMap((folder) => programs.map((name) => join(folder, name)))
    .filter((path) => existsSync(path));
}

/** @returns {string | undefined} the path of the browser's program */
export function findBrowser() {
  const asked = process.env['CHROMIUM_PATH'];
  if (asked !== undefined && asked !== '') return existsSync(asked) ? asked : undefined;
  return [chromium.executablePath(), ...onPath(names), ...elsewhere].find((path) => existsSync(path));
}

/** @returns {string | undefined} the browser to test with: one without windows, where there is one */
export function findTestBrowser() {
  const asked = process.env['CHROMIUM_PATH'];
  const own = chromium.executablePath();
  if ((asked !== undefined && asked !== '') || existsSync(own)) return findBrowser();
  return onPath(windowless)[0] ?? findBrowser();
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

/**
 * @param {string | undefined} [executablePath]
 * @returns {{ executablePath?: string, args: string[] }}
 */
export function launchOptions(executablePath = findBrowser()) {
  const args = process.getuid?.() === 0 ? rootOnly : [];
  // Left to itself Playwright picks the headless build it installed beside its browser.
  return executablePath === undefined || executablePath === chromium.executablePath()
    ? { args }
    : { executablePath, args };
}
