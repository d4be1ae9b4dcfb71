// `npm run count`: how much of this project there is, without its tests; logic and data apart.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '#workshop/build/fingerprint.mjs';

const TEST =
  /\.test\.tsx?$|\.arbitrary\.ts$|(?:^|\/)testing\/|\/fixtures\/|^e2e\/|\/cases\/|cases(?:\.\w+)?\.json$|\/corpus\//;
const CODE = /\.(?:tsx?|mjs|css|sh|py|go|lua)$/;
const DATA =
  /\.(?:json|yml)$|(?:^|\/)(?:facts|catalog|vocabulary)\/|\/(?:scenario|entity|questions|words)\.ts$/;

/** @param {string} folder @returns {readonly string[]} */
const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = join(folder, each.name);
    return each.isDirectory() ? filesIn(path) : [path];
  });

/** @type {Map<string, { files: number, lines: number, bytes: number }>} */
const table = new Map();
for (const path of filesIn(join(root, 'src'))) {
  const name = relative(root, path).replaceAll('\\', '/');
  if (TEST.test(name) || !(CODE.test(name) || DATA.test(name))) continue;
  const text = readFileSync(path, 'utf8');
  const kind = DATA.test(name) ? 'data' : 'logic';
  for (const key of [`${name.split('/')[1]} ${kind}`, `all ${kind}`, 'all']) {
    const row = table.get(key) ?? { files: 0, lines: 0, bytes: 0 };
    table.set(key, row);
    row.files += 1;
    row.lines += text.split('\n').length - 1;
    row.bytes += Buffer.byteLength(text);
  }
}
for (const [key, { files, lines, bytes }] of [...table].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  /** @type {(count: number, width: number) => string} */
  const column = (count, width) => count.toLocaleString('en').padStart(width);
  const line = `${key.padEnd(24)}${column(files, 6)} files ${column(lines, 8)} lines ${column(bytes, 11)} bytes`;
  console.log(line); // What the command prints.
}
