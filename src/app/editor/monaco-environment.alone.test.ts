// Style attributes are renamed in tags and nowhere else, or the editor would show what is not in the policy.
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { renameStyleAttributes } from './monaco-environment.ts';

vi.mock('monaco-editor/editor/editor.worker.js?worker&url', () => ({ default: '/worker.js' }));

test('renames the attribute in a tag', () => {
  expect(renameStyleAttributes('<div style="top:0"><span class="a"style="left:0">x</span></div>')).toBe(
    '<div data-monaco-style="top:0"><span class="a"data-monaco-style="left:0">x</span></div>',
  );
});

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

test('leaves text alone, whatever it says', () => {
  const words = fc.constantFrom(
    '"style="',
    ' style="',
    '<b style="x">',
    'data-monaco-style=',
    '"',
    '<',
    '>',
    'a',
  );
  fc.assert(
    fc.property(fc.array(words), (parts) => {
      const text = escaped(parts.join(''));
      expect(renameStyleAttributes(`<span style="left:0">${text}</span>`)).toBe(
        `<span data-monaco-style="left:0">${text}</span>`,
      );
    }),
  );
});
