// Packages that only proofs need: kept beside the project's own, in its cache, at exact versions.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cache } from '#build/fingerprint.mjs';

/**
 * A folder in which packages of npm are installed, their scripts not run.
 * @param {string} name of the folder
 * @param {Readonly<Record<string, string>>} packages name → exact version
 */
export function npmFolder(name, packages) {
  // Not beside what the runner builds, whose folder is emptied each time.
  const folder = join(cache, 'packages', name);
  const manifest = JSON.stringify({ private: true, dependencies: packages }, null, 2);
  const done = join(folder, 'installed.json');
  return {
    folder,
    require: createRequire(join(folder, 'package.json')),
    /** @returns {Promise<string | undefined>} why they cannot be had */
    async needs() {
      if (existsSync(done) && readFileSync(done, 'utf8') === manifest) return undefined;
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'package.json'), manifest);
      const { status, stderr } = spawnSync(
        'npm',
        ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'],
        { cwd: folder, encoding: 'utf8', timeout: 300_000 },
      );
      if (status !== 0)
        return `npm could not install ${Object.keys(packages).join(', ')}: ${String(stderr).trim()}`;
      writeFileSync(done, manifest);
      return undefined;
    },
  };
}
