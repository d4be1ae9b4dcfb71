// Steps depend on the answers: which are shown, their titles, and which is open.
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { nameOf, openStepOf, shownSteps, titleOf } from './steps.ts';

const checked = (scenario: ScenarioId) => readAnswers(startAnswers(scenario));

test('the title of the step on models depends on its questions', () => {
  expect(nameOf('models', checked('invoke'))).toBe('Model and Region');
  expect(nameOf('models', checked('import'))).toBe('Region');
});

test('a step with one question has a title of that question', () => {
  expect(titleOf('entity', checked('share-guardrail'))).toBe('Which organization?');
  expect(titleOf('models', checked('share-guardrail'))).toBe('Which partition?');
  expect(titleOf('limits', checked('share-guardrail'))).toBe('Which guardrails?');
  expect(titleOf('models', checked('deny-deepseek'))).toBe('Which model, and where?');
});

test('without a role there is no step on the trusted entity', () => {
  expect(shownSteps(checked('invoke'))).toContain('entity');
  expect(shownSteps(checked('deny-deepseek'))).not.toContain('entity');
});

test('an open step that disappears is replaced by the first with questions', () => {
  expect(openStepOf('entity', checked('invoke'))).toBe('entity');
  expect(openStepOf('entity', checked('deny-deepseek'))).toBe('models');
  expect(openStepOf(null, checked('deny-deepseek'))).toBeNull();
});
