// Which trusted entities a scenario shows first.
import { expect, test } from 'vitest';
import { startAnswers } from './answers.ts';
import { viewOf } from './answers-view.ts';
import { fieldOf } from './fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';

function first(scenario: ScenarioId): readonly string[] {
  const row = fieldOf('entity');
  const options = row.kind === 'choice' ? row.options(viewOf(startAnswers(scenario))) : [];
  return options.filter(({ more }) => !more).map(({ value }) => value);
}

test('apps show IRSA and GitHub Actions at once; people who browse do not need them', () => {
  for (const scenario of ['invoke', 'invoke-r1', 'upload-weights', 'invoke-marketplace'] as const)
    expect(first(scenario)).toEqual(['lambda', 'ecs', 'ec2', 'account', 'eks-irsa', 'github']);
  expect(first('discover')).not.toContain('github');
});
