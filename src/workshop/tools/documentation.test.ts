// The pages that people read: their links and paths lead somewhere, and they are short and plain.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { root } from '#workshop/build/fingerprint.mjs';
import { anchorsIn, linksIn, PAGES, pageText, sentencesIn, wordsIn } from './markdown.ts';
import { ARCHAIC, BRITISH } from './words.ts';

/** A path from the root of the project. ID, NAME and FAMILY are placeholders. */
const PATH = /\b(?:src|e2e|docs)\/[\w./-]*\w/g;
const PLACEHOLDER = /\b(?:ID|NAME|FAMILY)\b/;

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: object;
};

/** At most so many lines and words of prose and code. Other pages are one screen. */
const BOUNDS: Readonly<Record<string, readonly [lines: number, words: number]>> = {
  'README.md': [90, 700],
  'CONTRIBUTING.md': [190, 2400],
  'ARCHITECTURE.md': [90, 1550],
  'CHANGELOG.md': [60, 700],
  'SECURITY.md': [40, 350],
};
const ONE_SCREEN = [90, 800] as const;
const LONGEST_SENTENCE = 25;

describe.each(PAGES)('%s', (page) => {
  const text = pageText(page);

  test('names paths and scripts that exist', () => {
    const paths = text.match(PATH) ?? [];
    expect(paths.filter((path) => !PLACEHOLDER.test(path) && !existsSync(join(root, path)))).toEqual([]);
    const named = Array.from(text.matchAll(/npm run (?:-s )?([\w:]+)/g), ([, script = '']) => script);
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });

  test('links to pages and headings that exist', () => {
    const broken = linksIn(text).filter((link) => {
      if (link.startsWith('https://')) return false;
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsIn(pageText(target)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('is short', () => {
    const [lines, words] = BOUNDS[page] ?? ONE_SCREEN;
    expect(text.trimEnd().split('\n').length, 'lines').toBeLessThanOrEqual(lines);
    expect(wordsIn(text), 'words').toBeLessThanOrEqual(words);
  });

  test('has short sentences in plain US English', () => {
    const sentences = sentencesIn(text);
    expect(sentences.filter((sentence) => wordsIn(sentence) > LONGEST_SENTENCE)).toEqual([]);
    expect(sentences.filter((sentence) => ARCHAIC.test(sentence) || BRITISH.test(sentence))).toEqual([]);
  });
});

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('the files that %s names in short exist', (page) => {
  const files = globSync(['src/**', 'e2e/**', '*', '.*'], { cwd: root }).map((file) => `/${file}`);
  const named = Array.from(
    pageText(page).matchAll(/`([\w./-]+\.(?:ts|mjs|json|yml))`/g),
    ([, name = '']) => name,
  );
  expect(named.length).toBeGreaterThan(10);
  expect(
    named.filter((name) => !PLACEHOLDER.test(name) && !files.some((file) => file.endsWith(`/${name}`))),
  ).toEqual([]);
});

test('a long sentence is found, in a paragraph, a list and a table', () => {
  const long = 'word '.repeat(LONGEST_SENTENCE + 1).trim();
  for (const text of [
    `A title\n\nShort. ${long}. Short.`,
    `- short\n- ${long}\n`,
    `| a | ${long} |\n| - | - |`,
  ])
    expect(sentencesIn(text).filter((sentence) => wordsIn(sentence) > LONGEST_SENTENCE)).toEqual([
      expect.stringContaining('word word') as string,
    ]);
});
