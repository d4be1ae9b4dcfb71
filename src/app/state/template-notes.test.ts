// Notes on a pasted policy's template survive being kept in the browser.
import { expect, test } from 'vitest';
import { readTemplateNotes } from './template-notes.ts';

test('notes that were kept are read back, and invalid entries are left out', () => {
  const kept = {
    unresolved: [
      { expression: 'var.x', where: 'line 1', words: 'It has no default.', marker: '${var.x}' },
      { expression: 'var.y', where: 'line 2', words: 'It has no default.' },
    ],
    assumed: [{ expression: 'a', value: 'b', words: 'c' }],
  };
  expect(readTemplateNotes(JSON.parse(JSON.stringify(kept)) as Record<string, unknown>)).toEqual(kept);
  expect(readTemplateNotes({ unresolved: [1, null, { expression: 'a' }], assumed: 'x' })).toEqual({});
});
