// Steps follow from the answers: which there are, what they are called, which is open.
import '#core/answers/rows.ts';
import { expect, test } from 'vitest';
import { startAnswers } from '#core/answers/answers.ts';
import { readAnswers } from '#core/answers/read.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { openStepOf, shownSteps, titleOf } from './steps.ts';

const reading = (scenario: ScenarioId) => readAnswers(startAnswers(scenario));

test('the step on models is named after what it asks', () => {
  expect(titleOf('models', reading('invoke'))).toBe('Which models, where?');
  expect(titleOf('models', reading('import'))).toBe('Account and Region');
  expect(titleOf('models', { fields: ['account'] })).toBe('Which account?');
});

test('a step with one question is named after that', () => {
  expect(titleOf('entity', reading('share-guardrail'))).toBe('Which organization?');
  expect(titleOf('models', reading('share-guardrail'))).toBe('Which partition?');
  expect(titleOf('lockdown', reading('share-guardrail'))).toBe('Which guardrails?');
  expect(titleOf('models', reading('deny-deepseek'))).toBe('Which models, where?');
});

test('where nobody assumes a role, nobody is asked for', () => {
  expect(shownSteps(reading('invoke'))).toContain('entity');
  expect(shownSteps(reading('deny-deepseek'))).not.toContain('entity');
});

test('a step that is gone gives way to the first that asks something', () => {
  expect(openStepOf('entity', reading('invoke'))).toBe('entity');
  expect(openStepOf('entity', reading('deny-deepseek'))).toBe('models');
  expect(openStepOf(null, reading('deny-deepseek'))).toBeNull();
});
