// The size gate: measures what the built app makes a browser load and fails when a part outgrows its budget.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cache, root } from '#workshop/build/fingerprint.mjs';

/**
 * @typedef {object} Chunk
 * @property {string} fileName
 * @property {boolean} isEntry
 * @property {string[]} imports
 * @property {string[]} modules
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string[]} files
 * @property {number} bytes
 * @property {number} [budget] in bytes; a part without one is only shown
 */

const dist = join(root, 'dist');
const kB = 1000;

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const chunkList = join(cache, 'chunks.json');
if (!existsSync(chunkList) || !existsSync(join(dist, 'index.html')))
  fail('There is no build to measure: run "npm run build".');

/** @type {Chunk[]} */
const chunks = JSON.parse(readFileSync(chunkList, 'utf8'));
const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
const assets = readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`);
const stray = chunks.find(({ fileName }) => !existsSync(join(dist, fileName)));
if (stray) fail(`The build in dist is not the last one made (no ${stray.fileName}): run "npm run build".`);

/**
 * @param {string} file
 * @param {Set<string>} [seen]
 * @returns {Set<string>} the file and all its static imports
 */
function loadedWith(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const other of byName.get(file)?.imports ?? []) loadedWith(other, seen);
  return seen;
}

/** @param {string} text */
const gzipped = (text) => gzipSync(text, { level: 9 }).length;

/** @param {string} file */
const read = (file) => readFileSync(join(dist, file));

const page = readFileSync(join(dist, 'index.html'), 'utf8');
const eagerCss = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css);
// What is only asked for ahead belongs to late parts.
const linked = [...page.matchAll(/<(?!link rel="preload")[^>]*(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(
  ([, file = '']) => file,
);
eagerCss.push(...linked.filter((file) => file.endsWith('.css')).map((file) => read(file).toString()));

const shell = new Set(linked.filter((file) => file.endsWith('.js')).flatMap((file) => [...loadedWith(file)]));
const lazy = chunks.filter(({ fileName }) => !shell.has(fileName));
/**
 * The module with the address of Monaco's worker is empty, so it does not count.
 * @param {Chunk | undefined} chunk
 */
const holdsMonaco = (chunk) =>
  chunk?.modules.some((id) => id.includes('/monaco-editor/') && !id.includes('?worker')) ?? false;
const editor = lazy.filter(holdsMonaco).map(({ fileName }) => fileName);
const otherLazy = lazy.filter((chunk) => !holdsMonaco(chunk)).map(({ fileName }) => fileName);
const workers = assets.filter((file) => file.endsWith('.js') && !byName.has(file));
const editorWorkers = workers.filter((file) => file.includes('editor.worker'));
const checkWorkers = workers.filter((file) => /(?:^|\/)main-/.test(file));
const folder = assets.find((file) => /(?:^|\/)reference-/.test(file)) ?? '';
/** @param {string} module */
const withModule = (module) =>
  chunks.filter(({ modules }) => modules.some((id) => id.endsWith(module))).map(({ fileName }) => fileName);
/** @param {string[]} modules */
const allOf = (...modules) => new Set(modules.flatMap(withModule).flatMap((file) => [...loadedWith(file)]));
const firstView = allOf('/app/main.tsx', '/app/shell/work.tsx', '/app/selectors/all-rows.ts');
/** @param {string[]} names of files of the service reference */
const ofReference = (names) => names.map((name) => `${folder}/${name}.json`);
/** The services in a policy for DeepSeek. */
const deepSeekServices = ['bedrock', 'kms', 's3', 'sagemaker', 'sts'];
const fonts = assets.filter((file) => /\.(woff2?|ttf|otf)$/.test(file));
const iconFont = fonts.filter((file) => file.includes('codicon'));
const lazyCss = assets.filter((file) => file.endsWith('.css') && !linked.includes(file));

/**
 * @param {string} name
 * @param {string[]} files
 * @param {number} [budget]
 * @returns {Part}
 */
function part(name, files, budget) {
  const bytes = files.reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0);
  return { name, files, bytes, ...(budget === undefined ? {} : { budget: budget * kB }) };
}

/** @type {Part[]} */
const parts = [
  { name: 'page (index.html)', files: ['index.html'], bytes: gzipped(page), budget: 14 * kB },
  {
    name: 'shell style sheet',
    files: ['inlined'],
    bytes: eagerCss.reduce((sum, css) => sum + gzipped(css), 0),
    budget: 10 * kB,
  },
  part('shell script', [...shell], 95),
  part('service worker with its list of files', ['sw.js'], 8),
  part('right half of the page', withModule('/app/shell/work.tsx'), 170),
  part('all scenarios with their composers', withModule('/app/selectors/all-rows.ts'), 130),
  part(
    'reading a sentence',
    [...allOf('/app/start/send.ts')].filter((file) => !firstView.has(file)),
    48,
  ),
  part('editor script', editor, 645),
  part('editor worker', editorWorkers, 93),
  part('checks worker', checkWorkers, 180),
  part('service reference: index', ofReference(['index']), 100),
  part(`service reference: ${deepSeekServices.length} services`, ofReference(deepSeekServices), 60),
  part('icon font', iconFont, 4),
  part(
    'fonts of the page',
    fonts.filter((file) => !iconFont.includes(file)),
    60,
  ),
  part('editor and other late style sheets', lazyCss),
  part('other late scripts', otherLazy),
  part(
    'offline use',
    chunks
      .filter(({ modules }) => modules.some((id) => id.includes('/app/offline/')))
      .map(({ fileName }) => fileName),
    4,
  ),
  part(
    'icons',
    readdirSync(join(dist, 'icons')).map((name) => `icons/${name}`),
  ),
  part(
    'other workers',
    workers.filter((file) => !editorWorkers.includes(file) && !checkWorkers.includes(file)),
  ),
];

process.stdout.write('Compressed with gzip -9; 1 kB is 1,000 bytes.\n\n');
for (const { name, files, bytes, budget } of parts) {
  const size = (bytes / kB).toFixed(1).padStart(8);
  const limit = budget === undefined ? '' : `of ${budget / kB} kB`;
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  process.stdout.write(`${name.padEnd(40)}${size} kB ${limit.padEnd(10)} ${count}\n`);
}
process.stdout.write('\n');

const [, stored = '0'] = /bytes = (\d+)/.exec(read('version.js').toString()) ?? [];
process.stdout.write(
  `Stored for offline use: ${(Number(stored) / 1e6).toFixed(2)} MB, each file compressed.\n\n`,
);

const problems = parts
  .filter(({ bytes, budget }) => budget !== undefined && bytes > budget)
  .map(
    ({ name, bytes, budget = 0 }) =>
      `The ${name} is too big: ${bytes.toLocaleString('en')} bytes, ${(bytes - budget).toLocaleString('en')} over its budget.`,
  );
const [, said] = /(\d+) MB compressed/.exec(readFileSync(join(root, 'docs/hosting.md'), 'utf8')) ?? [];
if (Number(said) !== Math.round(Number(stored) / 1e6))
  problems.push(`docs/hosting.md says ${said} MB for what is stored for offline use.`);
const json = workers.find((file) => file.includes('json.worker'));
if (json) problems.push(`Monaco's JSON worker must not be built: ${json}`);
const inShell = [...shell].find((file) => holdsMonaco(byName.get(file)));
if (inShell) problems.push(`Monaco must load late, but ${inShell} holds a part of it and loads at once.`);
if (problems.length > 0) fail(problems.join('\n'));
