// Text for people keeps its colors, and nothing else in it acts.
import { expect, test } from 'vitest';
import { readable } from './readable.ts';
import { painter } from './terminal.ts';

test('own colors stay where the terminal shows them', () => {
  const text = `${painter({ color: true })('red', 'error')} in a.json\n`;
  expect(readable(text, { color: true })).toBe(text);
});

test('other sequences are spelled out, with colors and without', () => {
  for (const color of [true, false])
    expect(readable('a\u001b[2J\u001b]0;title\u0007\u202eb\r\n', { color })).toBe(
      'a[U+001B][2J[U+001B]]0;title[U+0007][U+202E]b[U+000D]\n',
    );
});

test.each([
  ['::error::x', ': :error::x'],
  ['  ::add-mask::x', '  : :add-mask::x'],
  ['a ##[error]x ##VSO[task.x]', 'a # #[error]x # #VSO[task.x]'],
  ['s3::: and a::b', 's3::: and a::b'],
])('%s is no command of a CI run', (text, shown) => {
  expect(readable(text, { color: false })).toBe(shown);
});
