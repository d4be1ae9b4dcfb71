// The browsers that journeys also run in: packages of Debian, as Playwright's own builds cannot be had everywhere.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} OtherBrowser
 * @property {string} name
 * @property {readonly string[]} programs
 * @property {readonly string[]} packages
 */

/** @type {readonly OtherBrowser[]} */
export const otherBrowsers = [
  { name: 'Firefox', programs: ['firefox-esr'], packages: ['firefox-esr'] },
  {
    name: 'WebKit',
    programs: ['WebKitWebDriver', 'xvfb-run'],
    packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
  },
];

/**
 * @param {string} name
 * @returns {boolean}
 */
const isOnPath = (name) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/**
 * @param {OtherBrowser} browser
 * @returns {string[]}
 */
export const missingPrograms = ({ programs }) => programs.filter((name) => !isOnPath(name));
