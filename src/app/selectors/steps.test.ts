// Steps depend on the answers: which are shown, their titles, and which is open.
import '#core/answers/register-all.ts';
import { expect, test } from 'vitest';
import { startAnswers } from '#core/answers/answers.ts';
import { readAnswers } from '#core/answers/read-answers.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { openStepOf, shownSteps, stepReference, titleOf } from './steps.ts';

const reading = (scenario: ScenarioId) => readAnswers(startAnswers(scenario));

test('the title of the step on models depends on its questions', () => {
  expect(titleOf('models', reading('invoke'))).toBe('Which models, where?');
  expect(titleOf('models', reading('import'))).toBe('Account and Region');
  expect(titleOf('models', { fields: ['account'] })).toBe('Which account?');
});

test('a step with one question has a title of that question', () => {
  expect(titleOf('entity', reading('share-guardrail'))).toBe('Which organization?');
  expect(titleOf('models', reading('share-guardrail'))).toBe('Which partition?');
  expect(titleOf('lockdown', reading('share-guardrail'))).toBe('Which guardrails?');
  expect(titleOf('models', reading('deny-deepseek'))).toBe('Which models, where?');
});

test('a sentence calls a step by its number and a short title', () => {
  expect(stepReference('models', reading('invoke'))).toBe('step 3, Models and Regions');
  expect(stepReference('models', reading('import'))).toBe('step 3, Account and Region');
  expect(stepReference('names', reading('invoke'))).toMatch(/^step \d, Name it$/);
});

test('without a role there is no step on the trusted entity', () => {
  expect(shownSteps(reading('invoke'))).toContain('entity');
  expect(shownSteps(reading('deny-deepseek'))).not.toContain('entity');
});

test('an open step that disappears is replaced by the first with questions', () => {
  expect(openStepOf('entity', reading('invoke'))).toBe('entity');
  expect(openStepOf('entity', reading('deny-deepseek'))).toBe('models');
  expect(openStepOf(null, reading('deny-deepseek'))).toBeNull();
});
