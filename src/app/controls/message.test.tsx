// Text in backticks is shown as code.
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Message } from './message.tsx';

test('text in backticks is code, other text is not', () => {
  expect(renderToString(<Message text="Use `s3:GetObject` here" />).replaceAll('<!-- -->', '')).toBe(
    'Use <code>s3:GetObject</code> here',
  );
  expect(renderToString(<Message text="<b>" />)).toBe('&lt;b&gt;');
});
