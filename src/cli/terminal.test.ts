// How bytes become text, and where output has colors.
import { expect, test } from 'vitest';
import { decodeText, painter, progressLine, wantsColor } from './terminal.ts';

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, { FORCE_COLOR: '1' }, true],
  [false, { FORCE_COLOR: '' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [true, { FORCE_COLOR: 'false' }, false],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1', TERM: 'dumb' }, true],
])('colors for a terminal %s with %j: %s', (isTTY, env, wanted) => {
  expect(wantsColor(isTTY, env)).toBe(wanted);
});

test('colors end with the text, and are left out where nobody sees them', () => {
  expect(painter({ color: true })('red', 'x')).toBe('\u001b[31mx\u001b[0m');
  expect(painter({ color: false })('red', 'x')).toBe('x');
});

test.each([
  ['UTF-8', Buffer.from('ü'), 'ü'],
  ['with a mark', Buffer.from('\ufeffü'), '\ufeffü'],
  ['UTF-16', Buffer.from('\ufeffü', 'utf16le'), 'ü'],
  ['binary', Buffer.from([1, 0, 2]), undefined],
  ['invalid UTF-8', Buffer.from([0x61, 0xff]), 'a\ufffd'],
  ['nothing', Buffer.from(''), ''],
])('%s', (_name, bytes, text) => {
  expect(decodeText(bytes)).toBe(text);
});

test('progress is one line, replaced now and then, and removed in the end', () => {
  const written: string[] = [];
  let time = 0;
  const progress = progressLine(
    (text) => written.push(text),
    () => time,
  );
  progress('');
  for (time = 0; time < 250; time += 10) progress(`${time}`);
  progress('');
  progress('');
  const line = (text: string): string => `\r\u001b[2K${text}`;
  expect(written).toEqual([line('0'), line('100'), line('200'), line('')]);
});
