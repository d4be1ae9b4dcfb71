// Links to other sites open in a tab that cannot reach this one, and do not say where they were.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { root } from '#workshop/build/fingerprint.mjs';

const links = globSync('src/app/**/*.tsx', { cwd: root }).flatMap((file) =>
  Array.from(readFileSync(join(root, file), 'utf8').matchAll(/<a\b[^]*?(?<!=)>/g), ([tag]) => ({
    file,
    tag,
  })),
);

test('a link in a tab of its own has rel="noreferrer", which includes noopener', () => {
  const opening = links.filter(({ tag }) => tag.includes('target='));
  expect(opening.length).toBeGreaterThan(5);
  // https://html.spec.whatwg.org/multipage/links.html#link-type-noreferrer
  expect(opening.filter(({ tag }) => !/target="_blank"\s+rel="noreferrer"/.test(tag))).toEqual([]);
});

test('a link in this tab goes to a place in the page', () => {
  const staying = links.filter(({ tag }) => !tag.includes('target='));
  expect(staying.length).toBeGreaterThan(0);
  expect(staying.filter(({ tag }) => !/href=(?:"#|\{`#)/.test(tag))).toEqual([]);
});
