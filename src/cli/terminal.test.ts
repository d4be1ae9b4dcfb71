// What is read as text, and who sees colours.
import { expect, test } from 'vitest';
import { decodeText, painter, wantsColour } from './terminal.ts';

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
])('colours for a terminal %s with %j: %s', (isTTY, env, wanted) => {
  expect(wantsColour(isTTY, env)).toBe(wanted);
});

test('colours end where the text does, and are left out where nobody sees them', () => {
  expect(painter({ colour: true })('red', 'x')).toBe('\u001b[31mx\u001b[0m');
  expect(painter({ colour: false })('red', 'x')).toBe('x');
});

test.each([
  ['UTF-8', Buffer.from('ü'), 'ü'],
  ['with a mark', Buffer.from('\ufeffü'), '\ufeffü'],
  ['UTF-16', Buffer.from('\ufeffü', 'utf16le'), 'ü'],
  ['bytes that are no text', Buffer.from([1, 0, 2]), undefined],
  ['bytes that are no UTF-8', Buffer.from([0x61, 0xff]), 'a\ufffd'],
  ['nothing', Buffer.from(''), ''],
])('%s', (_name, bytes, text) => {
  expect(decodeText(bytes)).toBe(text);
});
