import { readReference } from 'virtual:reference-files';
import { expect, test } from 'vitest';
import { clientCalled, neededFor, neededForPattern } from './api-names.ts';
import { CLIENTS, OPERATIONS, SHARED, UNSIGNED } from '#iam/facts/api-to-action.ts';
import { ESCALATION_PATHS } from '#iam/facts/privilege-escalation.ts';
import type { IndexFile } from './files.ts';
import { createReference } from './reference.ts';

const reference = createReference(readReference('index') as IndexFile);

function exists(action: string): boolean {
  const [prefix = '', name = ''] = action.split(':');
  return reference.listed(prefix)?.actions.get(name.toLowerCase()) === name;
}

/** The words of a table by their prefix. */
const rows = (table: string): readonly (readonly [prefix: string, words: readonly string[]])[] =>
  table
    .trim()
    .split(/\n(?! )/)
    .map((row) => {
      const [prefix = '', words = ''] = row.split(/:\s+(.*)/s);
      return [prefix, words.split(/\s+/)];
    });

test('an operation is told of only where no action has its name, and needs actions that exist', () => {
  for (const [prefix, words] of rows(OPERATIONS)) {
    expect(reference.listed(prefix), prefix).toBeDefined();
    for (const name of words.flatMap((word) => word.split('=')[0]?.split(',') ?? [])) {
      expect(exists(`${prefix}:${name}`), `${prefix}:${name}`).toBe(false);
      const needed = neededFor(prefix, name.toLowerCase(), reference);
      expect(needed?.actions.length, `${prefix}:${name}`).toBeGreaterThan(0);
      for (const action of [...(needed?.actions ?? []), ...(needed?.further ?? [])]) {
        expect(exists(action), `${prefix}:${name} needs ${action}`).toBe(true);
      }
    }
  }
});

test('names of clients are no prefixes and lead to one', () => {
  for (const [prefix, names] of rows(CLIENTS)) {
    expect(reference.listed(prefix), prefix).toBeDefined();
    for (const name of names) {
      const bare = name.replace('~', '');
      expect(reference.listed(bare), bare).toBeUndefined();
      expect(clientCalled(bare, reference)).toEqual({ prefix, part: name.startsWith('~') });
    }
  }
  for (const [name, prefix] of SHARED) {
    expect(reference.listed(name), name).toBeDefined();
    expect(reference.listed(prefix), prefix).toBeDefined();
  }
});

test('operations without a signature need nothing', () => {
  for (const [prefix, names] of rows(UNSIGNED)) {
    for (const name of names) expect(neededFor(prefix, name, reference)?.actions).toEqual([]);
  }
});

test.each([
  ['s3', 'headobject', ['s3:GetObject']],
  ['s3api', 'list-objects-v2', ['s3:ListBucket']],
  ['bedrock-runtime', 'converse_stream', ['bedrock:InvokeModelWithResponseStream']],
  ['cloudwatchlogs', 'putlogevents', ['logs:PutLogEvents']],
  ['opensearch', 'createdomain', ['es:CreateDomain']],
  ['apigateway', 'createrestapi', ['apigateway:POST']],
  ['accessanalyzer', 'listfindings', ['access-analyzer:ListFindings']],
  ['s3', 'nosuchoperation', undefined],
  ['constructor', '__proto__', undefined],
])('%s:%s', (prefix, name, actions) => {
  expect(neededFor(prefix, name, reference)?.actions).toEqual(actions);
});

test('a pattern stands for what its operations need', () => {
  expect(neededForPattern('bedrock-runtime', 'converse*', reference)).toEqual([
    'bedrock:InvokeModel',
    'bedrock:InvokeModelWithResponseStream',
  ]);
  expect(neededForPattern('s3', 'getx*', reference)).toBeUndefined();
});

test('ways to more rights are made of actions that exist', () => {
  for (const { needs, does } of ESCALATION_PATHS) {
    for (const action of needs.flat()) expect(exists(action), action).toBe(true);
    expect(does).not.toBe('');
  }
});
