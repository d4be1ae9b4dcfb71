// Vite plugin: writes the service reference next to the app, one file for each service, and provides their addresses.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { cache } from './fingerprint.mjs';
import { DATA_FOLDER, indexFile, serviceFile } from './reference-files.ts';

/** For browsers: `urlOf(name)`, the address of a file. */
const FETCHED = 'virtual:reference';
/** For Node: `readReference(name)`, the content of a file. */
const READ = 'virtual:reference-files';
const INDEX = 'index';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A hash of the data and of the code that writes the files: a file with the same address never changes. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const sources = [
    join(DATA_FOLDER, '../package.json'),
    here('./reference-files.ts'),
    here('#iam/reference/files.ts'),
  ];
  for (const source of sources) hash.update(readFileSync(source));
  return hash.digest('hex').slice(0, 10);
}

/** The folder with the files, written once for each hash. */
function madeFolder(): string {
  const folder = join(cache, `reference-${fingerprint()}`);
  if (existsSync(folder)) return folder;
  const aside = join(cache, `making-reference-${process.pid}`);
  mkdirSync(aside, { recursive: true });
  const index = indexFile();
  writeFileSync(join(aside, `${INDEX}.json`), JSON.stringify(index));
  for (const prefix of Object.keys(index.services)) {
    writeFileSync(join(aside, `${prefix}.json`), JSON.stringify(serviceFile(prefix)));
  }
  try {
    renameSync(aside, folder);
  } catch (error) {
    // Two processes may write at the same time: the first to finish gets the name.
    if (!existsSync(folder)) throw error;
    rmSync(aside, { recursive: true });
  }
  return folder;
}

/** Next to the script that fetches them; in development, at the top. */
const fetching = (name: string, inDevelopment: boolean): string =>
  inDevelopment
    ? `export const urlOf = (file) => '/${name}/' + file + '.json';`
    : `const here = import.meta.url;
       export const urlOf = (file) => new URL('${name}/' + file + '.json', here).href;`;

/** `address` is an expression for the folder's URL, with a slash at its end. It is made a path once, not for each file. */
const reading = (address: string): string => `
  import { readFileSync } from 'node:fs';
  import { fileURLToPath } from 'node:url';
  const folder = fileURLToPath(${address});
  export const readReference = (file) => JSON.parse(readFileSync(folder + file + '.json', 'utf8'));`;

/**
 * Provides `virtual:reference` in browsers and `virtual:reference-files` in Node. A build for Node contains the files;
 * tests read them from the cache.
 */
export function reference(): Plugin {
  let folder = '';
  let isBuild = false;
  let isForNode = false;
  return {
    name: 'rolewright:reference',
    configResolved(config) {
      isBuild = config.command === 'build';
      isForNode = Boolean(config.build.ssr);
      folder = madeFolder();
    },
    configureServer(server) {
      server.middlewares.use(`/${basename(folder)}`, (request, response, next) => {
        const file = join(folder, basename(request.url ?? ''));
        if (!existsSync(file)) return next();
        response.setHeader('Content-Type', 'application/json');
        response.end(readFileSync(file));
        return undefined;
      });
    },
    resolveId: (id) => (id === FETCHED || id === READ ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${FETCHED}`) return fetching(basename(folder), !isBuild);
      if (id !== `\0${READ}`) return undefined;
      const bundled = `new URL('${basename(folder)}/', import.meta.url)`;
      return reading(isBuild ? bundled : JSON.stringify(pathToFileURL(`${folder}/`).href));
    },
    generateBundle() {
      if (isForNode) return;
      for (const file of readdirSync(folder)) {
        this.emitFile({
          type: 'asset',
          fileName: `assets/${basename(folder)}/${file}`,
          source: readFileSync(join(folder, file)),
        });
      }
    },
    writeBundle({ dir = '' }, bundle) {
      const used = Object.values(bundle).some(
        (chunk) => chunk.type === 'chunk' && chunk.moduleIds.includes(`\0${READ}`),
      );
      if (isForNode && used) cpSync(folder, join(dir, basename(folder)), { recursive: true });
    },
  };
}
