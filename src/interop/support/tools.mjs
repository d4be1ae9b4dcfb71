// Gets and runs the tools of the proofs.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @param {string} text */
export const say = (text) => process.stdout.write(`${text}\n`);

/** @type {string[]} */
const folders = [];
process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder of its own for what a proof writes, gone at the end. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-'));
  folders.push(folder);
  return folder;
}

/** @param {string} name */
const isInstalled = (name) =>
  spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' }).stdout?.includes(
    'install ok installed',
  ) === true;

/**
 * Installs what is missing of the system's packages.
 * @param {readonly string[]} names of Debian packages
 * @returns {string | undefined} why they cannot be had
 */
export function installPackages(names) {
  if (names.length === 0) return undefined;
  if (!existsSync('/usr/bin/apt-get'))
    return `this system has no apt-get to install ${names.join(', ')} with`;
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return undefined;
  if (process.getuid?.() !== 0) return `${missing.join(', ')} are missing, and only root may install them`;
  say(`  Installing ${missing.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
  const install = () => apt('install', '-y', '--no-install-recommends', ...missing);
  // The lists may be old or absent.
  let { status, stderr } = install();
  if (status !== 0 && apt('update').status === 0) ({ status, stderr } = install());
  return status === 0
    ? undefined
    : `apt-get could not install ${missing.join(', ')}: ${String(stderr).trim()}`;
}

/**
 * @typedef {object} Outcome
 * @property {number | null} status
 * @property {string} stdout
 * @property {string} stderr
 */

/** Nothing here takes so long unless it hangs. */
const LONGEST_MS = 300_000;

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, input?: string }} [options]
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { cwd, env, input } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { cwd, env: env ?? process.env, timeout: LONGEST_MS });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    child.stdin.on('error', () => undefined).end(input ?? '');
  });
}

/**
 * Does the work for every entry, so many at a time.
 * @template T
 * @param {readonly T[]} entries
 * @param {number} width
 * @param {(entry: T) => Promise<void>} work
 */
export async function inParallel(entries, width, work) {
  const rest = [...entries].values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const entry of rest) await work(entry);
    }),
  );
}
