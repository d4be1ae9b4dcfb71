// The kit on screen. That a goal waits for the code of its scenario: e2e/late-parts.deep.spec.ts.
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { INITIAL_STATE } from '#app/state/state.ts';
import { kitOf, selectKit } from './kit.ts';

test('the kit of the same answers is the same object, so that React draws it once', () => {
  const answers = startAnswers('import');
  expect(selectKit(INITIAL_STATE).roles).toHaveLength(1);
  expect(kitOf(answers).roles.length).toBeGreaterThan(0);
  expect(kitOf(answers)).toBe(kitOf(answers));
});
