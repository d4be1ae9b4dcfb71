// Broad policies are tightened with the services loaded that they allow; what is asked later replaces what was asked before.
import { readReference } from 'virtual:reference-files';
import { expect, test } from 'vitest';
import { createLoader } from './reference-loader.ts';
import { choicesFor, tightenTo } from './tightener.ts';

const allowing = (Action: string) => [
  {
    type: 'identity' as const,
    text: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] }),
  },
];

const ask = (Action: string) => ({
  policies: allowing(Action),
  scenario: 'invoke' as const,
  values: {},
});

test('the files of the services that the policy allows are loaded, and no others', async () => {
  const fetched: string[] = [];
  const loader = createLoader((file) => {
    fetched.push(file);
    return Promise.resolve(readReference(file));
  });
  const found = await tightenTo(ask('bedrock:*'), loader);
  expect(fetched).toEqual(['index', 'bedrock']);
  expect(found?.after.levels.read).toBe(2);
  expect(found?.lost[0]).toMatchObject({ level: 'permissions' });
  expect(await tightenTo(ask('sqs:*'), loader)).toBeNull();
});

test('without the index nothing can be counted, and the question fails', async () => {
  const loader = createLoader(() => Promise.reject(new Error('offline')));
  await expect(tightenTo(ask('bedrock:*'), loader)).rejects.toThrow('could not be loaded');
});

test('only the newest question for tasks is answered', async () => {
  const [first, second] = await Promise.all([choicesFor(allowing('*')), choicesFor(allowing('bedrock:*'))]);
  expect(first).toEqual([]);
  expect(second[0]?.scenario).toBe('invoke');
});
