// The kit on screen while the code for its scenario is on its way.
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { INITIAL_STATE } from '#app/state/state.ts';
import { kitOf, selectKit } from './kit.ts';

test('the first view has its kit at once, another scenario once all rows are there', async () => {
  const answers = startAnswers('import');
  expect(selectKit(INITIAL_STATE).roles).toHaveLength(1);
  expect(kitOf(answers)).toMatchObject({ scenario: 'import', roles: [], policies: [], nextSteps: [] });
  // The same object, so that React draws it once.
  expect(kitOf(answers)).toBe(kitOf(answers));
  await import('./all-rows.ts');
  expect(kitOf(answers).roles.length).toBeGreaterThan(0);
});
