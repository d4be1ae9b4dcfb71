// Installs npm packages that only the proofs need, at exact versions, in the project's cache.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cache } from './project.ts';

export interface NpmFolder {
  readonly folder: string;
  /** Loads one of the packages. What it exports is for the caller to type. */
  readonly load: (name: string) => unknown;
  /** Installs the packages. Returns why that is not possible. */
  readonly install: () => string | undefined;
}

/** A folder in which packages of npm are installed without running their scripts; `packages` are exact versions by name. */
export function npmFolder(name: string, packages: Readonly<Record<string, string>>): NpmFolder {
  const folder = join(cache, 'packages', name);
  const manifest = JSON.stringify({ private: true, dependencies: packages }, null, 2);
  const done = join(folder, 'installed.json');
  const require = createRequire(join(folder, 'package.json'));
  return {
    folder,
    load: (from): unknown => require(from),
    install() {
      if (existsSync(done) && readFileSync(done, 'utf8') === manifest) return undefined;
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'package.json'), manifest);
      const { status, stderr } = spawnSync(
        'npm',
        ['install', '--ignore-scripts', '--omit=peer', '--no-audit', '--no-fund', '--no-package-lock'],
        { cwd: folder, encoding: 'utf8', timeout: 300_000 },
      );
      if (status !== 0)
        return `npm could not install ${Object.keys(packages).join(', ')}: ${String(stderr).trim()}`;
      writeFileSync(done, manifest);
      return undefined;
    },
  };
}
