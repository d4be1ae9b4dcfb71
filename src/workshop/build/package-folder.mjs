// What the bundles of the package have in common.
import { join } from 'node:path';
import { root } from './fingerprint.mjs';

/** @type {Pick<import('vite').InlineConfig, 'root' | 'configFile' | 'logLevel'>} */
export const packageConfig = { root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' };

/**
 * The address of the repository, such as https://github.com/OWNER/rolewright, or an empty text. Who publishes sets it:
 * provenance and the links of package pages need it.
 */
export const repositoryUrl = process.env['REPOSITORY_URL'] ?? '';

/** What a manifest says of the repository. */
export const repositoryFields =
  repositoryUrl === ''
    ? {}
    : {
        homepage: `${repositoryUrl}#readme`,
        repository: { type: 'git', url: `git+${repositoryUrl}.git` },
        bugs: { url: `${repositoryUrl}/issues` },
      };

/** @param {string} outDir */
export const packageFolder = (outDir) => ({
  ssr: true,
  outDir,
  emptyOutDir: true,
  copyPublicDir: false,
  minify: true,
  license: { fileName: 'third-party-licenses.md' },
});

/** The languages whose code is read, each with a grammar. */
export const GRAMMARS = ['go', 'java', 'javascript', 'python'];

/** What was learned from texts: npm run learn. */
export const LEARNED = 'learned-letters';

/**
 * Leaves out of a bundle what the package has once, for the command line and the library.
 * @param {string} folder where the command line is, for the files of the bundle
 * @returns {import('vite').Plugin}
 */
export const shippedOnce = (folder) => ({
  name: 'rolewright:shipped-once',
  enforce: 'pre',
  resolveId(id) {
    if (id.endsWith(`/${LEARNED}.json`)) return { id: `${folder}/${LEARNED}.mjs`, external: true };
    return GRAMMARS.some((name) => id === `@lezer/${name}`)
      ? { id: `${folder}/grammars/${id.slice('@lezer/'.length)}.mjs`, external: true }
      : undefined;
  },
});
