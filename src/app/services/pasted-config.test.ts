// A pasted configuration applies to pasted policies: ignores and severities, not what is by path.
import { expect, test } from 'vitest';
import { mayBeConfig, termsIn } from './pasted-config.ts';

test('ignores and severities are taken, and what is by path is named', async () => {
  const text = JSON.stringify({
    policies: [{ files: 'scp', type: 'scp' }],
    severities: { 'missing-sid': 'warning', INVALID_ACTION: 'suggestion' },
    ignores: [
      { rule: 'invalid-action', reason: 'A preview' },
      { rule: 'invalid-action', files: 'a.json', reason: 'r' },
    ],
  });
  expect(mayBeConfig(text)).toBe(true);
  expect(await termsIn(text)).toEqual({
    ignores: [{ rules: ['invalid-action'], sids: [], actions: [], reason: 'A preview' }],
    severities: { 'missing-sid': 'warning', INVALID_ACTION: 'suggestion' },
    demands: [],
    messages: [
      expect.stringMatching(/1 ignore and 2 severities/),
      expect.stringMatching(/^1 .*path .*left out/),
      expect.stringMatching(/^Types .*left out/),
    ],
  });
});

test('what a team demands is taken, but for what is by path', async () => {
  const text = JSON.stringify({
    forbidden: [
      { action: 'iam:*', reason: 'r' },
      { action: 's3:*', files: 'a.json' },
    ],
  });
  expect(mayBeConfig(text)).toBe(true);
  const { demands, messages } = await termsIn(text);
  expect(demands).toEqual([{ kind: 'action', patterns: ['iam:*'], keys: [], files: [], reason: 'r' }]);
  expect(messages).toEqual([expect.stringMatching(/1 demand /), expect.stringMatching(/^1 .*path/)]);
});

test('one with severities alone is one', async () => {
  const text = '\ufeff{"severities": {"missing-sid": "error"}}';
  expect(mayBeConfig(text)).toBe(true);
  const { messages } = await termsIn(text);
  expect(messages).toEqual([expect.stringMatching(/1 severity /)]);
});

test.each([
  '{"Statement": [], "ignores": []}',
  '{"Resources": {}, "severities": {}}',
  'ignores: []',
  '{"a": 1}',
])('is no configuration: %s', (text) => expect(mayBeConfig(text)).toBe(false));
