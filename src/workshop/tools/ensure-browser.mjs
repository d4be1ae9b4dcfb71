// Makes sure that there is a browser for tests: installs one where that is possible, and says what to do otherwise.
import { fileURLToPath } from 'node:url';
import { hasApt, installWithApt, isRootOnLinux, run } from './apt.mjs';
import { findBrowser, findTestBrowser } from './browser.mjs';

function installOwn() {
  const cli = fileURLToPath(import.meta.resolve('@playwright/test/cli'));
  if (!run(process.execPath, [cli, 'install', 'chromium'])) return false;
  // After the browser: there are many libraries, and without it they are useless.
  return !isRootOnLinux || run(process.execPath, [cli, 'install-deps', 'chromium']);
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
  const installed = installOwn() || installWithApt('chromium');
  if (!installed || findBrowser() === undefined) {
    giveUp(
      'There is no browser to run the tests in. Install Chrome or Chromium, or run "npx playwright install chromium", ' +
        'or set CHROMIUM_PATH to the browser’s program; then run this again.',
    );
  }
}
// Debian's Chromium has its build without windows in a package of its own. Tests also run without it, at half the speed.
if (hasApt && findTestBrowser() === '/usr/bin/chromium') installWithApt('chromium-headless-shell');
process.stdout.write(`Testing with ${findTestBrowser()}\n`);
