// What a template leaves unresolved in a pasted policy, and where it is in the text.
import { expect, test } from 'vitest';
import { unresolvedIn } from './unresolved.ts';

const note = (marker?: string) => ({
  expression: 'var.x',
  where: 'line 1',
  words: 'It has no default.',
  ...(marker && { marker }),
});
const OPEN = { unresolved: [note('${var.x}'), note('${var.y}'), note('${var.x}'), note()] };
const TEXT = '{"Resource": "${var.x}/*", "Action": "a:b"}';

test('a marker that somebody replaced is resolved; what the text lacks stays unresolved', () => {
  expect(unresolvedIn(OPEN, TEXT).map(({ start }) => start)).toEqual([14, undefined]);
  expect(unresolvedIn(OPEN, '{}').map(({ start }) => start)).toEqual([undefined]);
  expect(unresolvedIn({}, TEXT)).toEqual([]);
});
