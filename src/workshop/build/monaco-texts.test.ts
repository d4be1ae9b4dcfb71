// Texts of Monaco lose their numbers, and only those that nobody sees are left out.
import { readFileSync } from 'node:fs';

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './fingerprint.mjs';
import { withoutOtherIcons } from './icon-font.ts';
import { plainTexts } from './monaco-texts.ts';

const FIND = '/monaco-editor/esm/vs/editor/contrib/find/browser/findWidget.js';
const COLORS = '/monaco-editor/esm/vs/platform/theme/common/colors/inputColors.js';

test('a text that a person sees stays, without its number', () => {
  expect(plainTexts(String.raw`a(nls.localize(12, "Say \"Find\""), localize(13, 'it''s'))`, FIND)).toBe(
    String.raw`a("Say \"Find\"", localize(13, 'it''s'))`,
  );
  // Something is put into it.
  const filled = 'nls.localize(14, "{0} of {1}", index, count)';
  expect(plainTexts(filled, FIND)).toBe(filled);
  const later = 'localize2(15, "Go")';
  expect(plainTexts(later, FIND)).toBe(later);
});

test('what describes a color goes', () => {
  expect(plainTexts(`registerColor('a', b, localize(7, "Color of a (b)."));`, COLORS)).toBe(
    `registerColor('a', b, '');`,
  );
});

test('icons that are not in the font are one blank icon, and those in it keep their places', () => {
  const folder = join(root, 'node_modules/monaco-editor');
  const library = readFileSync(join(folder, 'esm/vs/base/common/codiconsLibrary.js'), 'utf8');
  const kept = withoutOtherIcons(library);
  expect(kept.length).toBeLessThan(library.length / 5);
  for (const line of ["chevronDown: register('chevron-down', 0xeab4)", "error: register('error', 0xea87)"])
    expect(kept).toContain(line);
  expect(kept).not.toContain('git-pull-request');
});
