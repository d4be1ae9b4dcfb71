// Sizes are those of the JSON text without its white space.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlannedStatement } from './planned-statement.ts';
import { toStatement } from './planned-statement.ts';
import { renamed, sized, sizeOf } from './statement-size.ts';

const written = (value: unknown): number => JSON.stringify(value).replace(/\s/g, '').length;

const GRANT: PlannedStatement = {
  sid: 'ReadWeights',
  effect: 'Allow',
  actions: ['s3:GetObject'],
  resources: ['arn:aws:s3:::acme-models/a folder/é "x"\\/*'],
  condition: { StringEquals: { 'aws:ResourceTag/my team': ['a b', 'c'] }, Bool: {} },
  whys: [],
};

test('any value is as long as its JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(sizeOf(value)).toBe(written(value));
    }),
  );
});

test('blanks do not count, and what JSON escapes counts as it is written', () => {
  for (const text of ['', 'a b', '\u00a0\u2028\ufeff', 'a\n\t"\\', '\u0000\u007f', '\ud800', 'é–😀'])
    expect([text, sizeOf(text)]).toEqual([text, written(text)]);
  expect(sizeOf({ a: undefined, b: [], c: {} })).toBe(written({ b: [], c: {} }));
});

test('a planned statement is as long as the one it becomes, under another name too', () => {
  const before = sized(GRANT);
  expect(before.size).toBe(written(toStatement(GRANT)));
  const after = renamed(before, 'ReadWeights12');
  expect(after).toEqual({
    statement: { ...GRANT, sid: 'ReadWeights12' },
    size: written(toStatement(after.statement)),
  });
});
