// What the build adds so that the page works offline: the list of its files, and the worker that stores them.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './fingerprint.mjs';
import { smallScript } from './small-script.ts';

export interface BuiltFile {
  /** Below the folder of the page; '' is the page. */
  readonly path: string;
  readonly content: Uint8Array;
}

const NOT_NEEDED = new Set(['preview.png', 'screenshot.png']);

/** Files that are copied as they are, but for pictures of the page. */
export function publicFiles(): readonly BuiltFile[] {
  const folder = join(root, 'public');
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !NOT_NEEDED.has(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));
  return paths.map((path) => ({
    path: path.slice(folder.length + 1).replaceAll('\\', '/'),
    content: readFileSync(path),
  }));
}

/** Names every byte of the files. */
export function versionOf(files: readonly BuiltFile[]): string {
  const hash = createHash('sha256');
  for (const { path, content } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    hash.update(`${path}\0${content.length}\0`).update(content);
  return hash.digest('hex').slice(0, 12);
}

const isHashed = (path: string): boolean => path.startsWith('assets/');

/** The page comes last: it is the file that tells a version from another. */
const inOrder = (a: BuiltFile, b: BuiltFile): number =>
  Number(a.path === '') - Number(b.path === '') || (a.path < b.path ? -1 : 1);

/** The files to add to the build, by name. */
export async function offlineFiles(
  files: readonly BuiltFile[],
  version: string,
): Promise<ReadonlyMap<string, string>> {
  const digest = ({ path, content }: BuiltFile): [string, string] => [
    path,
    `sha256-${createHash('sha256').update(content).digest('base64')}`,
  ];
  const listed = {
    version,
    files: files.toSorted(inOrder).map(({ path }) => path),
    integrity: Object.fromEntries(files.filter(({ path }) => !isHashed(path)).map(digest)),
  };
  const bytes = files.reduce((sum, { content }) => sum + gzipSync(content).length, 0);
  return new Map([
    ['sw.js', await smallScript('src/service-worker/main.ts', { VERSION_FILES: listed })],
    ['sw-remove.js', await smallScript('src/service-worker/remove.ts')],
    ['version.js', `export const version = ${JSON.stringify(version)};\nexport const bytes = ${bytes};\n`],
  ]);
}
