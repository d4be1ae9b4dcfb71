// npm run test:interop [format…]: proves the exported files with the tools that they are for. Each file of interop/ is one proof.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildForNode } from './build-for-node.mjs';
import { cache, root } from './fingerprint.mjs';
import { installPackages, say } from './interop/support/tools.mjs';

/**
 * One proof. `run` throws, with words, when the files are not what they should be.
 * @typedef {object} Proof
 * @property {string} title
 * @property {readonly string[]} packages of Debian
 * @property {() => Promise<string | undefined>} [needs] why it cannot run here although the packages are there
 * @property {(kits: typeof import('./interop/support/kits.ts')) => Promise<string>} run what was proved, in words
 */

const folder = join(root, 'src/codegen/interop');
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
// Where the proofs must run, one that cannot is a failure.
const must = process.argv.includes('--must');

const outDir = join(cache, 'interop');
mkdirSync(outDir, { recursive: true });
await buildForNode('src/codegen/interop/support/kits.ts', outDir);
/** @type {typeof import('./interop/support/kits.ts')} */
const kits = await import(pathToFileURL(join(outDir, 'kits.mjs')).href);

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => name.replace(/\.mjs$/, ''))
  .filter((name) => asked.length === 0 || asked.includes(name));
if (names.length === 0) throw new Error(`There is no proof of ${asked.join(', ')} in src/codegen/interop.`);

let failed = false;
for (const name of names) {
  /** @type {{ default: Proof }} */
  const { default: proof } = await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
  const started = performance.now();
  say(`${proof.title} (${name})`);
  const hindrance = installPackages(proof.packages) ?? (await proof.needs?.());
  if (hindrance !== undefined) {
    say(`  ${must ? 'FAILED' : 'SKIPPED'}: ${hindrance}.`);
    failed ||= must;
    continue;
  }
  try {
    const proved = await proof.run(kits);
    say(`  ${proved} (${((performance.now() - started) / 1000).toFixed(0)} s)`);
  } catch (error) {
    failed = true;
    say(`  FAILED: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
process.exit(failed ? 1 : 0);
