// npm run test:interop [format…]: proves the exported files with the tools that they are for. Each file of proofs/ is one.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildForNode } from '#build/build-for-node.mjs';
import { cache, root } from '#build/fingerprint.mjs';
import { installPackages, say } from './support/tools.mjs';

/**
 * One proof. `run` throws, with words, when the files are not what they should be.
 * @typedef {object} Proof
 * @property {string} title
 * @property {readonly string[]} packages of Debian
 * @property {() => Promise<string | undefined>} [needs] why it cannot run here although the packages are there
 * @property {(kits: typeof import('./support/kits.ts')) => Promise<string>} run what was proved, in words
 */

const folder = join(root, 'src/interop/proofs');
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
// Where the proofs must run, one that cannot is a failure.
const must = process.argv.includes('--must');

const outDir = join(cache, 'interop');
mkdirSync(outDir, { recursive: true });
await buildForNode('src/interop/support/kits.ts', outDir);
/** @type {typeof import('./support/kits.ts')} */
const kits = await import(pathToFileURL(join(outDir, 'kits.mjs')).href);

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => name.replace(/\.mjs$/, ''))
  .filter((name) => asked.length === 0 || asked.includes(name));
if (names.length === 0) throw new Error(`There is no proof of ${asked.join(', ')} in src/interop.`);

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
