// Bundles one of our TypeScript entries so that Node can run it: the command line, the prerender, the benchmark.
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './fingerprint.mjs';

/**
 * Everything is bundled, because Node cannot load the packages that ship ES modules under a CommonJS name.
 * @param {string} entry relative to the top of the project
 * @param {string} outDir
 * @param {import('vite').PluginOption[]} [plugins] beside those of vite.config.ts
 * @returns {Promise<void>}
 */
export async function buildForNode(entry, outDir, plugins = []) {
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    plugins,
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      license: false,
      // One file: a second one would import the first under its bare name, and so everything in it twice.
      rolldownOptions: { output: { entryFileNames: '[name].mjs', codeSplitting: false } },
    },
  });
}
