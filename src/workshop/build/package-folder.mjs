// What the bundles of the package have in common.
import { join } from 'node:path';
import { root } from './fingerprint.mjs';

/** @type {Pick<import('vite').InlineConfig, 'root' | 'configFile' | 'logLevel'>} */
export const packageConfig = { root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' };

/** @param {string} outDir */
export const packageFolder = (outDir) => ({
  ssr: true,
  outDir,
  emptyOutDir: true,
  copyPublicDir: false,
  minify: true,
  license: { fileName: 'third-party-licenses.md' },
});
