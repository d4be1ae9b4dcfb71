// npm run test:interop [format…]: checks the exported files with the tools they are for. Bundles and starts main.ts.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildForNode } from '#workshop/build/build-for-node.mjs';
import { cache, root } from '#workshop/build/fingerprint.mjs';

const outDir = join(cache, 'interop');
await buildForNode('src/workshop/interop/main.ts', outDir, [
  {
    name: 'interop',
    // Packages that Node loads itself, and the folders that a bundle cannot tell from where it is.
    config: () => ({
      ssr: { external: ['@cdktf/hcl2json', '@playwright/test', 'prettier', 'vite'] },
      define: { PROJECT_ROOT: JSON.stringify(root), PROJECT_CACHE: JSON.stringify(cache) },
    }),
  },
]);
/** @type {typeof import('./main.ts')} */
const { prove } = await import(pathToFileURL(join(outDir, 'main.mjs')).href);
const words = process.argv.slice(2);
const passed = await prove(
  words.filter((word) => !word.startsWith('--')),
  // Where the proofs must run, one that cannot is a failure.
  words.includes('--must'),
);
process.exit(passed ? 0 : 1);
