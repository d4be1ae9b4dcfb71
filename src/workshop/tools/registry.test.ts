// The lists of what has a folder of its own are as the folders are.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { check, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { root } from '#workshop/build/fingerprint.mjs';
import { KINDS } from './new.mjs';
import { registries } from './registry.mjs';

test.each(registries())('$path is what `npm run registry` writes', ({ text, there }) => {
  expect(there).toBe(text);
});

const folders = (parent: string): readonly string[] =>
  readdirSync(join(root, parent), { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => join(parent, name));

const PARTS = ['scenario.ts', 'statements.ts', 'checks.ts', 'cases.json'];

test.each(folders('src/deepseek/scenarios'))('%s has each part of a scenario', (folder) => {
  expect(PARTS.filter((part) => !existsSync(join(root, folder, part)))).toEqual([]);
});

test.each(folders('src/deepseek/entities'))('%s has the row of a trusted entity', (folder) => {
  expect(existsSync(join(root, folder, 'entity.ts'))).toBe(true);
});

test.each([
  ['scenario', 'of-a-test', PARTS],
  ['entity', 'of-a-test', ['entity.ts']],
  ['rule', 'actions/of-a-test', ['of-a-test.ts']],
  ['export', 'of-a-test', ['format.ts', 'of-a-test.ts', 'of-a-test.test.ts']],
] as const)(
  '`npm run new -- %s` writes each part, as this repository formats it',
  async (kind, id, parts) => {
    const files = Object.entries(KINDS[kind](id));
    expect(files.map(([path]) => basename(path))).toEqual(parts);
    for (const [path, text] of files) {
      expect(existsSync(join(root, path))).toBe(false);
      const options = await resolveConfig(join(root, path));
      expect(await check(text, { ...options, filepath: path }), path).toBe(true);
    }
  },
);

test('`npm run new -- model` adds a row to the table of models, as this repository formats it', async () => {
  const [[path, text] = ['', '']] = Object.entries(KINDS.model('v9.9'));
  const before = readFileSync(join(root, path), 'utf8').split('\n');
  const added = text.split('\n').filter((line) => !before.includes(line));
  expect(added).toContain("    id: 'v9.9',");
  expect(text.split('\n').length - before.length).toBe(9);
  const options = await resolveConfig(join(root, path));
  expect(await check(text, { ...options, filepath: path })).toBe(true);
});
