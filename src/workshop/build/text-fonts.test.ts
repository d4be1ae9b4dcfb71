// The fonts of the page hold what it writes, and little else.
import subsetFont from 'subset-font';
import { beforeAll, expect, test } from 'vitest';
import { TEXT_FONTS, askForFonts, ownCharacters, reduced } from './text-fonts.ts';

let characters = '';
let fonts: Uint8Array[] = [];

beforeAll(async () => {
  characters = await ownCharacters();
  fonts = await Promise.all(TEXT_FONTS.map((font) => reduced(font, characters)));
});

test('the characters are ASCII and those of our own words', () => {
  for (const one of '~{}"@ ’…→·×⌘') expect(characters).toContain(one);
  // Look-alike letters, which a rule knows.
  expect(characters).not.toMatch(/\p{Script=Cyrillic}|\p{Script=Han}/u);
  expect(new Set(characters).size).toBe([...characters].length);
});

test('all fonts together have at most 60 kB', () => {
  expect(fonts.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(60_000);
});

test('Inter keeps its round quotes and its axes', async () => {
  const inter = Buffer.from(
    await subsetFont(fonts[0] ?? new Uint8Array(), characters, { targetFormat: 'sfnt' }),
  );
  for (const tag of ['ss03', 'tnum', 'opsz', 'wght']) expect(inter.includes(tag), tag).toBe(true);
  expect(inter.includes('ss01')).toBe(false);
});

test('the page asks for each font before its title, and fails without one', () => {
  const files = TEXT_FONTS.map(({ name }) => `assets/${name}-Ab1_-c.woff2`);
  const page = askForFonts('<head><title>x</title></head>', ['assets/codicon-x.woff2', ...files]);
  const [ahead] = page.split('<title>');
  for (const file of files) expect(ahead).toContain(`href="./${file}"`);
  expect(page).not.toContain('codicon');
  expect(() => askForFonts('<title>', files.slice(1))).toThrow('inter');
});
