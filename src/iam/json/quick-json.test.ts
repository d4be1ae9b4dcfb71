// What is read at once is what the careful reading reads, and only where that has nothing to say.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#workshop/tools/property-runs.ts';
import { parse, toValue } from './parse.ts';
import { nonWhitespaceLength } from './text-size.ts';
import { quickReading, readQuickly } from './quick-json.ts';

const agrees = (text: string): void => {
  const value = readQuickly(text);
  if (value === undefined) return;
  const { root, problems } = parse(text);
  expect(problems).toEqual([]);
  expect(value).toEqual(root && toValue(root));
};

test('any JSON text', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.nat(8), (text, space) => {
      agrees(text);
      agrees(JSON.stringify(JSON.parse(text), null, space));
    }),
    { numRuns: runs(300) },
  );
});

test('an ordinary policy is read at once', () => {
  const text = '{\n  "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Allow", "Max": 3600 }]\n}\n';
  expect(readQuickly(text)).toEqual(JSON.parse(text));
});

test.each([
  ['two members of one name', '{"Action":"a","Action":"b"}'],
  ['two members of one name, one escaped', String.raw`{"Action":"a","\u0041ction":"b"}`],
  ['digits that are lost', '{"a":12345678901234567890}'],
  ['characters that IAM refuses', '{"a":"а"}'],
  ['escaped characters', String.raw`{"a":"\u0430"}`],
  ['no JSON', '{"a":1,}'],
  ['too deep', `${'['.repeat(100)}${']'.repeat(100)}`],
  ['too long', `"${'a'.repeat(300_000)}"`],
])('%s is left to the careful reading', (_, text) => {
  expect(readQuickly(text)).toBeUndefined();
});

test('a colon in a string names no member', () => {
  expect(readQuickly('{"a":"\\": b","c":["d",":"]}')).toEqual({ a: '": b', c: ['d', ':'] });
});

test('the length is that without white space, inside strings or out', () => {
  const isRight = (text: string): void => {
    expect(quickReading(text)?.size).toBe(nonWhitespaceLength(text));
  };
  isRight(String.raw`{ "a b" : "\" \\", "c": [ 1,	"\t" ] }`);
  const plain = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\\', ':'), maxLength: 6 });
  fc.assert(
    fc.property(fc.dictionary(plain, plain), fc.nat(4), (value, space) =>
      isRight(JSON.stringify(value, undefined, space)),
    ),
  );
});
