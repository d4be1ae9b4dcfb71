// Unresolved parts link to their position; parts that the text lacks are only named.
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { PastedDocument } from '#app/state/pasted.ts';
import { TemplateNotesList } from './template-notes-list.tsx';

const policy: PastedDocument = {
  id: 'pasted.1',
  title: 'Policy',
  type: 'identity',
  original: '{}',
  text: '{"Resource": "${var.x}"}',
};
const render = (notes: Partial<PastedDocument>): string =>
  renderToString(<TemplateNotesList policy={{ ...policy, ...notes }} />).replaceAll('<!-- -->', '');

test('without notes nothing is shown', () => {
  expect(render({})).toBe('');
});

test('a part in the text is a button, a part that the text lacks is not', () => {
  const where = { where: 'line 1', words: 'It has no default.' };
  const html = render({
    unresolved: [
      { ...where, expression: 'var.x', marker: '${var.x}' },
      { ...where, expression: 'count.index' },
    ],
  });
  expect(html.match(/<button/g)).toHaveLength(1);
  expect(html).toContain('2 unresolved values');
  expect(html).toContain('<code>count.index</code>');
});

test('an assumption is shown with the value that was used', () => {
  const html = render({ assumed: [{ expression: 'AWS::Partition', value: 'aws', words: 'an example' }] });
  expect(html).toContain('1 assumed value');
  expect(html).toContain('<code>aws</code>');
});
