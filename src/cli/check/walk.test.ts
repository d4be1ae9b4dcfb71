// The files of a folder are those that a glob for them finds.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walk } from './files.ts';
import { withoutIgnored } from './git-ignored.ts';

let folder = '';

const FILES = [
  'policy.json',
  'a/b/c/deep.yaml',
  'a/b/[brackets] and spaces/x.tf',
  'a/module.tf',
  'a/notes.txt',
  'a/json',
  '.json',
  '.hidden.json',
  '.github/workflow.yml',
  'node_modules/package/package.json',
  'a/node_modules/package.json',
  'not_node_modules/package.json',
  'app/venv/lib/python3/site-packages/data/examples.json',
  'cdk.out/Stack.template.json',
  'cdk.out/asset.0f3a/index.json',
  'test/stack.integ.snapshot/Stack.template.json',
  'folder.json/inside.json',
  'UPPER.JSON',
];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolewright-walk-'));
  for (const file of FILES) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), '{}');
  }
  symlinkSync(join(folder, 'policy.json'), join(folder, 'link.json'));
  symlinkSync(join(folder, 'a'), join(folder, 'linked'));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('finds what a glob finds, and enters no links and no packages', async () => {
  const expected = await glob('**/*.{json,template,yaml,yml,tf}', {
    cwd: folder,
    ignore: ['**/{node_modules,venv,asset.*,*.snapshot}/**'],
    followSymbolicLinks: false,
    expandDirectories: false,
  });
  const found = walk(folder, ['.json', '.template', '.yaml', '.yml', '.tf']);
  expect(found.toSorted()).toEqual(expected.toSorted());
  expect(found).toContain('a/b/[brackets] and spaces/x.tf');
  expect(found).not.toContain('linked/module.tf');
});

test('enters no folder once the time is over', () => {
  expect(walk(folder, ['.json'], performance.now())).toEqual([]);
});

test('leaves out what Git ignores, the nearest rule first', async () => {
  const root = mkdtempSync(join(tmpdir(), 'rolewright-ignored-'));
  const write = (file: string, text: string): void => {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  mkdirSync(join(root, '.git'));
  write('.gitignore', 'cdk.out/\n*.local.json\n/top.json\n');
  write('app/.gitignore', '!kept.local.json\n');
  const files = [
    'app/a.json',
    'app/b.local.json',
    'app/kept.local.json',
    'app/cdk.out/t.json',
    'app/top.json',
  ];
  try {
    expect(await withoutIgnored(root, [...files, 'top.json'])).toEqual([
      'app/a.json',
      'app/kept.local.json',
      'app/top.json',
    ]);
    // From a folder within the repository, too.
    const inner = await withoutIgnored(join(root, 'app'), ['a.json', 'b.local.json', 'cdk.out/t.json']);
    expect(inner).toEqual(['a.json']);
    expect(await withoutIgnored(join(root, '.git'), ['a.json'])).toEqual(['a.json']);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('a folder that is not there has no files', () => {
  expect(walk(join(folder, 'missing'), ['.json'])).toEqual([]);
});
