// Only the chosen tab is in the tab order, and neighbors of one group share a heading.
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Tabs } from './tabs.tsx';

const TABS = [
  { id: 'a', label: 'A', group: 'One' },
  { id: 'b', label: 'B', group: 'One' },
  { id: 'c', label: 'C', group: 'Two' },
];

const html = renderToString(
  <Tabs label="Documents" tabs={TABS} chosen="b" controls="body" onChoose={() => {}} />,
);
const button = (id: string): string => new RegExp(`<button[^>]*id="tab-${id}"[^>]*>`).exec(html)![0];

test('the chosen tab is selected and in the tab order, others are neither', () => {
  expect(button('b')).toContain('aria-selected="true"');
  expect(button('b')).toContain('tabindex="0"');
  for (const id of ['a', 'c']) {
    expect(button(id)).toContain('aria-selected="false"');
    expect(button(id)).toContain('tabindex="-1"');
  }
});

test('each group has one heading, which screen readers hear with each tab', () => {
  expect(html.match(/<small/g)).toHaveLength(2);
  expect(html.match(/One<!-- -->, /g)).toHaveLength(2);
});

test('while nothing is shown, the first tab is in the tab order and none is selected', () => {
  const closed = renderToString(
    <Tabs label="Documents" tabs={TABS} chosen={null} controls="body" onChoose={() => {}} />,
  );
  expect(closed).not.toContain('aria-selected="true"');
  expect(closed.match(/tabindex="0"/g)).toHaveLength(1);
  expect(/<button[^>]*id="tab-a"[^>]*>/.exec(closed)?.[0]).toContain('tabindex="0"');
  expect(closed).not.toContain('aria-controls');
});
