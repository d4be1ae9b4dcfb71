// Text can be read on every surface, in light and in dark, and with more contrast where a person asks for it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { luminance } from '#app/editor/css-tokens.ts';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const [usual = '', more = ''] = css.split('@media (prefers-contrast: more)');

const SURFACES = ['desk', 'sheet', 'raised', 'well', 'hover'];
const TINTS = ['accent-tint', 'ready-tint', 'need-tint', 'wont-tint', 'broad-tint'];
const TEXTS = ['ink', 'ink-2', 'ink-3', 'key', 'accent', 'ready', 'need', 'wont', 'broad'];

function colorIn(sheet: string, name: string, scheme: 'light' | 'dark'): string | undefined {
  const match = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(sheet);
  return match?.[scheme === 'light' ? 1 : 2];
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

for (const scheme of ['light', 'dark'] as const)
  for (const [kind, least, color] of [
    ['usual', 4.5, (name: string) => colorIn(usual, name, scheme) ?? ''],
    ['more', 7, (name: string) => colorIn(more, name, scheme) ?? colorIn(usual, name, scheme) ?? ''],
  ] as const)
    test(`${kind} contrast in ${scheme}`, () => {
      for (const text of TEXTS)
        for (const ground of [...SURFACES, ...TINTS])
          expect(contrast(color(text), color(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(least);
      expect(contrast('#ffffff', color('accent-fill')), 'a filled button').toBeGreaterThanOrEqual(4.5);
      for (const edge of ['field', 'need-line'])
        expect(contrast(color(edge), color('sheet')), edge).toBeGreaterThanOrEqual(3);
    });
