// npm run build:library: bundles the library into dist-lib, with its types. The package ships it beside the command line,
// whose files of the service reference it reads.
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { root } from './fingerprint.mjs';
import { writeLibraryTypes } from './library-types.mjs';
import { packageConfig, packageFolder, shippedOnce } from './package-folder.mjs';
import { withoutExamples } from './without-examples.mjs';

const outDir = join(root, 'dist-lib');

/** One entry each, so that a bundler can leave out all that a program does not call. */
const entries = ['access', 'check', 'compose', 'decide', 'explain-denial', 'export-kit'];

/** The package names its file for the place it runs in: `imports` in src/workshop/build/package.mjs. */
const SERVICE_DATA = '#service-data';

/** @returns {import('vite').Plugin} */
const serviceDataOutside = () => ({
  name: 'rolewright:service-data',
  enforce: 'pre',
  resolveId: (id) => (id === './service-data.ts' ? { id: SERVICE_DATA, external: true } : undefined),
});

await build({
  ...packageConfig,
  plugins: [serviceDataOutside(), shippedOnce('../dist-cli'), withoutExamples()],
  // Packages are taken as for browsers: what they need of Node is left out.
  ssr: { target: 'webworker', noExternal: true },
  build: {
    ...packageFolder(outDir),
    rolldownOptions: {
      input: {
        index: 'src/library/index.ts',
        ...Object.fromEntries(entries.map((name) => [name, `src/library/${name}.ts`])),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', codeSplitting: true },
    },
  },
});

const [folder = ''] = readdirSync(join(root, 'dist-cli')).filter((name) => /^reference-[\da-f]+$/.test(name));
if (folder === '') throw new Error('dist-cli has no service reference. Run npm run build:cli first.');
const files = readdirSync(join(root, 'dist-cli', folder)).toSorted();

writeFileSync(
  join(outDir, 'service-data.node.js'),
  `import { readFile } from 'node:fs/promises';
const folder = new URL('../dist-cli/${folder}/', import.meta.url);
export const readServiceData = async (file) => JSON.parse(await readFile(new URL(file + '.json', folder), 'utf8'));
`,
);

const rows = files.map(
  (file) =>
    `  '${basename(file, '.json')}': () => import('../dist-cli/${folder}/${file}', { with: { type: 'json' } }),`,
);
writeFileSync(
  join(outDir, 'service-data.js'),
  `const FILES = {\n${rows.join('\n')}\n};\nexport const readServiceData = async (file) => (await FILES[file]()).default;\n`,
);

const { isCurrent, messages } = writeLibraryTypes(
  join(outDir, 'index.d.ts'),
  process.argv.includes('--report'),
);
// What CommonJS requires is the same module, and its types are those of a CommonJS module for TypeScript.
writeFileSync(join(outDir, 'index.cjs'), "module.exports = require('./index.js');\n");
copyFileSync(join(outDir, 'index.d.ts'), join(outDir, 'index.d.cts'));
for (const message of isCurrent ? messages : []) process.stderr.write(`${message}\n`);
if (!isCurrent && !process.argv.includes('--report'))
  process.stderr.write(
    'The public surface differs from src/library/library.api.md. If that is meant: npm run build:library -- --report\n',
  );

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
process.stdout.write(`dist-lib holds the library of rolewright ${version}.\n`);
