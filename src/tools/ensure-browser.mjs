// Makes sure that there is a browser for tests: installs one where that is possible, and says what to do otherwise.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser, findTestBrowser } from './browser.mjs';

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {boolean} whether it went well
 */
function run(command, args) {
  process.stdout.write(`> ${[command, ...args].join(' ')}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env, timeout: 600_000 }).status === 0
  );
}

function installOwn() {
  const cli = fileURLToPath(import.meta.resolve('@playwright/test/cli'));
  if (!run(process.execPath, [cli, 'install', 'chromium'])) return false;
  // After the browser: there are many libraries, and without it they are useless.
  return !isRootOnLinux || run(process.execPath, [cli, 'install-deps', 'chromium']);
}

const hasApt = isRootOnLinux && existsSync('/usr/bin/apt-get');

/** @param {string[]} packages */
function installFromSystem(...packages) {
  return (
    hasApt &&
    run('apt-get', ['update']) &&
    run('apt-get', ['install', '-y', '--no-install-recommends', ...packages])
  );
}

/**
 * @param {string} message
 * @returns {never}
 */
function giveUp(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

if (findBrowser() === undefined) {
  const asked = process.env['CHROMIUM_PATH'];
  if (asked) giveUp(`CHROMIUM_PATH names ${asked}, but there is no such file.`);
  process.stdout.write('No browser found to test with, so one is installed.\n');
  const installed = installOwn() || installFromSystem('chromium');
  if (!installed || findBrowser() === undefined) {
    giveUp(
      'There is no browser to run the tests in. Install Chrome or Chromium, or run "npx playwright install chromium", ' +
        'or set CHROMIUM_PATH to the browser’s program; then run this again.',
    );
  }
}
// Debian's Chromium has its build without windows in a package of its own. Tests also run without it, at half the speed.
if (hasApt && findTestBrowser() === '/usr/bin/chromium') installFromSystem('chromium-headless-shell');
process.stdout.write(`Testing with ${findTestBrowser()}\n`);
