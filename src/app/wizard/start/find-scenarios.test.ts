// Which scenarios a text of a few words finds.
import '#core/answers/register-all.ts';
import { expect, test } from 'vitest';
import { findScenarios } from './find-scenarios.ts';

const ids = (query: string, suggested: readonly string[]) =>
  findScenarios(query, suggested).flatMap(({ rows }) => rows.map(({ id }) => id));

test('words of a title come first, else what the vocabulary suggests, best first', () => {
  expect(ids('distill s3', ['deny-deepseek'])).toEqual(['import']);
  expect(ids('scp', ['deny-deepseek', 'approve-models', 'logging'])).toEqual([
    'deny-deepseek',
    'approve-models',
    'logging',
  ]);
});
