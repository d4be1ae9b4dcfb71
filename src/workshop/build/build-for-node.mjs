// Bundles a TypeScript entry so that Node can run it: the command line, the prerender, the benchmark, the proofs.
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './fingerprint.mjs';

/**
 * Everything is bundled, because Node cannot load the packages that ship ES modules under a CommonJS name.
 * @param {string} entry relative to the top of the project
 * @param {string} outDir
 * @param {import('vite').PluginOption[]} [plugins] in addition to those of vite.config.ts
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
      // One file: a second one would import the first by its bare name, and Node would load everything in it twice.
      rolldownOptions: { output: { entryFileNames: '[name].mjs', codeSplitting: false } },
    },
  });
}
