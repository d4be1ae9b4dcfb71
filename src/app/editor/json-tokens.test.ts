// The tokens of a line must cover it and be what JSON calls them.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#workshop/tools/property-runs.ts';
import { tokenizeLine } from './json-tokens.ts';

const kinds = (line: string) =>
  tokenizeLine(line).map(({ start, end, kind }) => `${kind} ${line.slice(start, end)}`);

test('names keys, strings, punctuation, numbers and literals', () => {
  expect(kinds('  "Effect": "Allow", "n": -1.5e3, "ok": true }')).toEqual([
    'key "Effect"',
    'punctuation :',
    'allow "Allow"',
    'punctuation ,',
    'key "n"',
    'punctuation :',
    'number -1.5e3',
    'punctuation ,',
    'key "ok"',
    'punctuation :',
    'literal true',
    'punctuation }',
  ]);
});

test.each([
  ['a string without an end', '"abc', ['invalid "abc']],
  ['a string that ends in a backslash', String.raw`"abc\ `.trim(), [String.raw`invalid "abc\ `.trim()]],
  ['a bare word', 'Allow', ['invalid Allow']],
  ['single quotes', "'Allow'", ["invalid 'Allow'"]],
  ['a number with a leading zero', '012', ['invalid 012']],
  ['an unknown escape', String.raw`"\d"`, [String.raw`invalid "\d"`]],
  ['a tab in a string', '"\t"', ['invalid "\t"']],
  ['a no-break space', '\u00a0', ['invalid \u00a0']],
])('marks %s as invalid', (_, line, expected) => {
  expect(kinds(line)).toEqual(expected);
});

test('reads escapes, brackets and colons in strings as text', () => {
  expect(kinds(String.raw`"a\"b\\": "{[:,]}\u00e9"`)).toEqual([
    String.raw`key "a\"b\\"`,
    'punctuation :',
    String.raw`string "{[:,]}\u00e9"`,
  ]);
});

const line = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', '\\', ':', '{', ' ', '\t', 'a', '1', '\u2028', '\u00a0') }),
    fc.json(),
  )
  .map((text) => text.replaceAll(/[\r\n]/g, ''));

test('only the effect of a statement is an effect', () => {
  expect(kinds('"Effect": "Deny"').at(-1)).toBe('deny "Deny"');
  expect(kinds('"Effect": "allow"').at(-1)).toBe('string "allow"');
  expect(kinds('"Sid": "Allow"').at(-1)).toBe('string "Allow"');
  expect(kinds('"Effect": "__proto__"').at(-1)).toBe('string "__proto__"');
});

test('spans are in order and leave out white space only', () => {
  fc.assert(
    fc.property(line, (text) => {
      let at = 0;
      for (const { start, end } of tokenizeLine(text)) {
        expect(text.slice(at, start)).toMatch(/^[\t ]*$/);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(text.slice(at)).toMatch(/^[\t ]*$/);
    }),
    { numRuns: runs(500) },
  );
});

test('nothing in valid JSON is invalid', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const lines = JSON.stringify(value, null, 2).split('\n');
      expect(lines.flatMap((one) => tokenizeLine(one)).some(({ kind }) => kind === 'invalid')).toBe(false);
    }),
  );
});
