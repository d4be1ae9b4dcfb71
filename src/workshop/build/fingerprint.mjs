// Tells whether a built output is up to date, by a hash of the sources.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const cache = join(root, 'node_modules/.cache/rolewright');

const inputs = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json', 'package-lock.json'];
const notBuilt = /\.(test|bench)\.tsx?$/;

/**
 * @param {string} path
 * @returns {string[]} the files at or under a path, sorted, tests left out
 */
function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const child = `${path}/${entry.name}`;
      if (entry.isDirectory()) return filesUnder(child);
      return notBuilt.test(child) ? [] : [child];
    });
}

/**
 * Hashes contents rather than times: a checkout or an unpacked archive sets arbitrary times.
 * @returns {string}
 */
export function sourceFingerprint() {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesUnder)) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * @param {string} name what was built, e.g. "app"
 * @returns {string | undefined} the fingerprint it was built from
 */
export function readStamp(name) {
  const file = join(cache, `${name}.stamp`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * @param {string} name
 * @param {string} fingerprint
 */
export function writeStamp(name, fingerprint) {
  const file = join(cache, `${name}.stamp`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, fingerprint);
}
