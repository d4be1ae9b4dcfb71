// Installs packages of Debian, which only root may do.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;
export const hasApt = isRootOnLinux && existsSync('/usr/bin/apt-get');

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {boolean} whether it went well
 */
export function run(command, args) {
  process.stdout.write(`> ${[command, ...args].join(' ')}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env, timeout: 600_000 }).status === 0
  );
}

/**
 * @param {string[]} packages
 * @returns {boolean} whether it went well
 */
export const installWithApt = (...packages) =>
  hasApt &&
  run('apt-get', ['-qq', 'update']) &&
  run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...packages]);
