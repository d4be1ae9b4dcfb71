// Policies without a role stand under their own names, and many of a type under one heading.
import '#app/selectors/all-rows.ts';
import { expect, test } from 'vitest';
import { selectDocuments } from '#app/selectors/documents.ts';
import { freshStore } from '#app/testing/fresh-store.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { groupOf, isOneOfMany, titleUnderType } from './document-groups.ts';

function documentsOf(scenario: ScenarioId, more: Answers['values'] = {}) {
  const { store, actions } = freshStore();
  const { values } = startAnswers(scenario);
  actions.replaceDraft({ answers: { scenario, values: { ...values, ...more } }, overrides: {} }, null);
  return selectDocuments(store.getState());
}

test('many service control policies share one heading', () => {
  const documents = documentsOf('approve-models', { requireGuardrail: true });
  const policies = documents.filter(({ source }) => source.type === 'scp');
  expect(new Set(policies.map((document) => groupOf(document, documents)))).toEqual(
    new Set(['Service control policies']),
  );
});

test('a single policy stands under its own name', () => {
  const documents = documentsOf('weights-perimeter');
  expect(documents.length).toBeGreaterThan(0);
  expect(documents.filter((document) => isOneOfMany(document, documents))).toEqual([]);
});

test('what the heading says is not said again in the tab', () => {
  expect(titleUnderType('SCP: only approved models')).toBe('Only approved models');
  expect(titleUnderType('Session policy for deepseek.v3.2 in us-east-1')).toBe('deepseek.v3.2 in us-east-1');
  expect(titleUnderType('Endpoint policy, bedrock')).toBe('Endpoint policy, bedrock');
});

test('session policies stand under a heading of their own, whatever their number', () => {
  const { store, actions } = freshStore();
  const values = { entity: 'own-role', models: ['v3.2'], sessionPolicy: true };
  actions.replaceDraft({ answers: { scenario: 'invoke', values }, overrides: {} }, null);
  const documents = selectDocuments(store.getState());
  const headings = documents.map((document) => groupOf(document, documents));
  expect(headings.filter((heading) => heading === 'Session policies')).toHaveLength(1);
});
