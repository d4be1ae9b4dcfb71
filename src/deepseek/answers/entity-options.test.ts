// Which trusted entities a scenario shows first.
import { expect, test } from 'vitest';
import { startAnswers } from './answers.ts';
import { viewOf } from './answers-view.ts';
import { readAnswers } from './read-answers.ts';
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

test('what a partition does not have is refused there, also where only a pasted ARN says which it is', () => {
  const endpoint = 'arn:aws-cn:sagemaker:cn-north-1:111122223333:endpoint/deepseek';
  const checked = readAnswers({
    scenario: 'invoke-sagemaker',
    values: { entity: 'agentcore', agentNames: ['agent'], endpoints: [endpoint] },
  });
  expect(checked.problems).toMatchObject([{ field: 'entity', message: /not offered in China/ }]);
});
