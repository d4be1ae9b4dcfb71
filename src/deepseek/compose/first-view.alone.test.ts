// The first view is composed before the rest is loaded.
import { expect, test, vi } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';

test('the kit that a visit starts from is the same before all composers are there', async () => {
  const { composeLoaded } = await import('./compose-loaded.ts');
  const before = composeLoaded(startAnswers());
  vi.resetModules();
  const { compose } = await import('./compose.ts');
  const after = compose(startAnswers());
  expect(before.roles).toHaveLength(1);
  expect(JSON.stringify(before)).toBe(JSON.stringify(after));
});
