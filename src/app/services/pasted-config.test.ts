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
    messages: [
      'Took 1 ignore and 2 severities from the configuration.',
      '1 for files with a path is left out: pasted policies have none.',
      'Types by path are left out: choose the type of a pasted policy above it.',
    ],
  });
});

test('one with severities alone is one', async () => {
  const text = '\ufeff{"severities": {"missing-sid": "error"}}';
  expect(mayBeConfig(text)).toBe(true);
  const { messages } = await termsIn(text);
  expect(messages).toEqual(['Took 1 severity from the configuration.']);
});

test.each([
  '{"Statement": [], "ignores": []}',
  '{"Resources": {}, "severities": {}}',
  'ignores: []',
  '{"a": 1}',
])('is no configuration: %s', (text) => expect(mayBeConfig(text)).toBe(false));
