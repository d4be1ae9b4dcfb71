// To reload the page is advised only where the work is still there afterwards.
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ReloadWords, setKept } from './reload-words.tsx';

const words = (): string => renderToStaticMarkup(<ReloadWords />);

test('the words follow whether the browser keeps the work', () => {
  expect(words()).toContain('your answers are kept');
  setKept(false);
  expect(words()).toMatch(/file before you reload/);
  expect(words()).not.toContain('are kept');
  setKept(true);
  expect(words()).toContain('your answers are kept');
});
