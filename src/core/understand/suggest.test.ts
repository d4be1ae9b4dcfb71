// Words find scenarios, their trusted entities and options, finished or not.
import { expect, test } from 'vitest';
import '#core/answers/register-all.ts';
import { suggest } from './suggest.ts';

const found = (text: string) => suggest(text).map(({ scenario }) => scenario);

test.each([
  ['github', 'invoke'],
  ['github upload', 'upload-weights'],
  ['scp', 'deny-deepseek'],
  ['scp', 'approve-models'],
  ['eks', 'invoke'],
  ['kubernetes', 'invoke-r1'],
  ['irsa', 'invoke'],
  ['kms', 'import'],
  ['lambda', 'invoke'],
  ['rag', 'opensearch'],
  ['agent', 'agents'],
  ['llama', 'import'],
  ['qwen', 'host-sagemaker'],
  ['endpoint policy', 'endpoint-policy'],
  ['iam user', 'invoke'],
  ['chatbot', 'invoke'],
  ['fine-tune', 'import'],
  ['openai', 'mantle'],
  ['marketpl', 'host-marketplace'],
  ['guardr', 'share-guardrail'],
  ['serverl', 'opensearch-serverless'],
])('“%s” offers %s', (text, scenario) => {
  expect(found(text)).toContain(scenario);
});

test('a trusted entity that is named is part of what is offered', () => {
  expect(suggest('github').slice(0, 3)).toMatchObject([
    { scenario: 'invoke', detail: 'GitHub Actions', answers: { values: { entity: 'github' } } },
    { scenario: 'invoke-r1', detail: 'GitHub Actions' },
    { detail: 'GitHub Actions' },
  ]);
});

test('the best one comes first, and there are at most eight', () => {
  expect(found('batch')[0]).toBe('batch');
  expect(found('deploy on sagemaker')[0]).toBe('host-sagemaker');
  for (const text of ['lambda', 'deepseek', 'call']) expect(found(text).length).toBeLessThanOrEqual(8);
});

test('nothing is offered for nothing, or for words that say nothing', () => {
  expect([suggest(''), suggest('  '), suggest('xyzzy')]).toEqual([[], [], []]);
});
