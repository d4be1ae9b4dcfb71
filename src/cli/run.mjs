// Runs the command line from its TypeScript sources, bundling them first when they have changed.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cache, sourceFingerprint } from '#workshop/build/fingerprint.mjs';

const folder = join(cache, 'cli');
const current = sourceFingerprint();
const built = join(folder, current);

async function bundle() {
  // Loaded here only: a fresh bundle should start without waiting for Vite.
  const { buildForNode } = await import('#workshop/build/build-for-node.mjs');
  // Two runs may start at once, so each builds aside and the first to finish takes the name.
  const aside = join(folder, `making-${process.pid}`);
  await buildForNode('src/cli/main.ts', aside);
  try {
    renameSync(aside, built);
  } catch (error) {
    if (!existsSync(built)) throw error;
    rmSync(aside, { recursive: true });
  }
  for (const name of readdirSync(folder)) {
    if (name !== current && !name.startsWith('making-')) rmSync(join(folder, name), { recursive: true });
  }
}

if (!existsSync(built)) {
  mkdirSync(folder, { recursive: true });
  await bundle();
}

// npm runs scripts from the top of the project; a file named by a person is where that person is.
const { INIT_CWD: from, npm_lifecycle_script: script } = process.env;
if (from !== undefined && script?.includes('src/cli/run.mjs')) process.chdir(from);

await import(pathToFileURL(join(built, 'main.mjs')).href);
