// Edits must lead to the new text and touch nothing they need not touch.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimalEdit, minimalEdits, type MinimalEdit } from './minimal-edit.ts';

const apply = (text: string, edits: readonly MinimalEdit[]) =>
  edits.toReversed().reduce((all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end), text);

// Few letters and many line ends, so that texts have much in common.
const text = fc.string({ unit: fc.constantFrom('a', 'b', '{', ' ', '\n', '😀', '😁'), maxLength: 60 });

test('one edit leads to the new text', () => {
  fc.assert(
    fc.property(text, text, (from, to) => {
      const edit = minimalEdit(from, to);
      expect(apply(from, edit ? [edit] : [])).toBe(to);
    }),
  );
});

test('several edits lead to the new text, in order and apart', () => {
  fc.assert(
    fc.property(text, text, (from, to) => {
      const edits = minimalEdits(from, to);
      expect(apply(from, edits)).toBe(to);
      for (const [index, { start, end }] of edits.entries()) {
        expect(start).toBeLessThanOrEqual(end);
        expect(start).toBeGreaterThanOrEqual(edits[index - 1]?.end ?? 0);
      }
    }),
  );
});

test('no edit between equal texts', () => {
  expect(minimalEdit('same', 'same')).toBeUndefined();
  expect(minimalEdits('same\n', 'same\n')).toEqual([]);
});

test('an edit never cuts a character in two', () => {
  expect(minimalEdit('a😀b', 'a😁b')).toEqual({ start: 1, end: 3, text: '😁' });
});

test('lines between two changed lines are left alone', () => {
  const policy = (bucket: string) =>
    `{\n  "a": "${bucket}",\n  "fold": {\n    "x": 1\n  },\n  "b": "${bucket}"\n}\n`;
  const edits = minimalEdits(policy('one'), policy('bucket'));
  expect(edits.map(({ text }) => text)).toEqual(['bucket', 'bucket']);
});

test('lines put in between leave those around them alone', () => {
  expect(minimalEdits('a\nb\nc\n', 'a\nnew\nb\nd\n')).toEqual([
    { start: 2, end: 2, text: 'new\n' },
    { start: 4, end: 5, text: 'd' },
  ]);
});

test('a text too long to compare line by line still becomes the other', () => {
  const lines = (name: string) => Array.from({ length: 600 }, (_, at) => `${name}${at}\n`).join('');
  expect(apply(lines('a'), minimalEdits(lines('a'), lines('b')))).toBe(lines('b'));
});
