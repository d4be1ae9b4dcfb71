// Patterns and the actions they stand for, on the command line.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandAction, shrinkActions } from '#iam/reference/index.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { indexed } from './reference.ts';
import { run } from './testing/run.ts';

test('a pattern is the actions that it matches, whatever its case', async () => {
  const { status, out } = await run(['expand', 'S3:get*ObjectLEGALHold', 's3:GetObjectLegalHold']);
  expect(out).toBe('s3:GetObjectLegalHold\n');
  expect(status).toBe(0);
});

test('the list of a policy comes through standard input', async () => {
  const { out } = await run(['shrink', '-'], {
    '-': '["sqs:ReceiveMessage", "sqs:SendMessage",\n"sqs:DeleteMessage"]',
  });
  expect(out.trim().split('\n')).toEqual(['sqs:DeleteMessage', 'sqs:ReceiveMessage', 'sqs:SendMessage']);
});

test('what stands for nothing is named, and the rest is done', async () => {
  const { status, out, stderr } = await run([
    'expand',
    's3:Getx*',
    'sqss:SendMessage',
    'get',
    'sqs:SendMessage',
  ]);
  expect(out).toBe('sqs:SendMessage\n');
  expect(stderr.trim().split('\n')).toHaveLength(3);
  expect(stderr).toContain('`sqs`');
  expect(status).toBe(1);
  expect((await run(['expand', '-'], { '-': '\n' })).status).toBe(2);
});

test('as JSON, with what was not read', async () => {
  const { out } = await run(['shrink', 'sqs:*', 'x:Y', '--format', 'json']);
  expect(JSON.parse(out)).toMatchObject({ actions: ['sqs:*'], notRead: [{ action: 'x:Y' }] });
});

test('patterns stand for the actions that they were made of, and are no more', () => {
  const reference = indexed();
  const all = ['s3', 'sqs', 'bedrock', 'kms'].flatMap((prefix) =>
    [...reference.listed(prefix)!.actions.values()].map((name) => `${prefix}:${name}`),
  );
  const actionsOf = (patterns: readonly string[]): ReadonlySet<string> =>
    new Set(
      patterns.flatMap((pattern) => {
        const expanded = expandAction(pattern, reference);
        return 'actions' in expanded ? expanded.actions : [];
      }),
    );
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 40 }), (actions) => {
      const patterns = shrinkActions(actions, reference);
      expect(actionsOf(patterns)).toEqual(new Set(actions));
      expect(patterns.length).toBeLessThanOrEqual(actions.length);
    }),
    { numRuns: runs(100) },
  );
  const tagging = actionsOf(['s3:Get*Tagging']);
  expect(shrinkActions([...tagging], reference)).toEqual(['s3:Get*Tagging']);
});
