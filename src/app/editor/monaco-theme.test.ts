// What the editor's theme puts on top of what must be readable, in light and in dark.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COLOR_TOKENS, luminance, type Colors } from './css-tokens.ts';
import { themeOf } from './monaco-theme.ts';

const css = readFileSync(new URL('../theme/tokens.css', import.meta.url), 'utf8');

function colorsOf(scheme: 'light' | 'dark'): Colors {
  const pairs = COLOR_TOKENS.map((token) => {
    const match = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
    const color = match?.[scheme === 'light' ? 1 : 2];
    if (color === undefined) throw new Error(`tokens.css has no --${token}`);
    return [token, color] as const;
  });
  return Object.fromEntries(pairs) as Colors;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const PAIRS = [
  ['editor.foreground', 'editor.background'],
  ['editorLineNumber.foreground', 'editor.background'],
  ['editorHoverWidget.foreground', 'editorHoverWidget.background'],
  ['textLink.foreground', 'editorHoverWidget.background'],
  ['textLink.foreground', 'editorHoverWidget.statusBarBackground'],
  ['input.foreground', 'input.background'],
  ['menu.selectionForeground', 'menu.selectionBackground'],
  ['editorActionList.focusForeground', 'editorActionList.focusBackground'],
  ['button.foreground', 'button.background'],
] as const;

test.each(['light', 'dark'] as const)('text is readable in %s', (scheme) => {
  const page = colorsOf(scheme);
  const { base, rules, colors } = themeOf(page);
  expect(base).toBe(scheme === 'light' ? 'vs' : 'vs-dark');
  for (const { token, foreground } of rules) {
    expect(contrast(`#${foreground}`, page.sheet), `${token} on the page`).toBeGreaterThanOrEqual(4.5);
    expect(
      contrast(`#${foreground}`, page['accent-tint']),
      `${token} on a field's line`,
    ).toBeGreaterThanOrEqual(4.5);
  }
  for (const [text, ground] of PAIRS)
    expect(contrast(colors[text] ?? '', colors[ground] ?? ''), `${text} on ${ground}`).toBeGreaterThanOrEqual(
      4.5,
    );
});

test.each(['light', 'dark'] as const)('lines and marks can be told apart in %s', (scheme) => {
  const { colors } = themeOf(colorsOf(scheme));
  const background = colors['editor.background'] ?? '';
  for (const mark of [
    'editorError.foreground',
    'editorWarning.foreground',
    'editorInfo.foreground',
    'focusBorder',
  ])
    expect(contrast(colors[mark] ?? '', background), mark).toBeGreaterThanOrEqual(3);
  expect(contrast(colors['editorWidget.border'] ?? '', background), 'widget border').toBeGreaterThanOrEqual(
    3,
  );
});
