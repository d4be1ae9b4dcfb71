// Edits of a text have the same result as edits of its value, and keep its layout.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { applyEdits } from './apply-edits.ts';
import { applyTextEdits, editText } from './edit-text.ts';
import type { JsonPath } from './json-path.ts';
import type { Edit } from './edit.ts';
import { nodeAt, parse, toValue, type JsonValue } from './parse.ts';

/** Some elements of policies in AWS's order. */
const ORDER = ['Version', 'Statement', 'Effect', 'Action', 'Resource'];

const edited = (text: string, ...edits: Edit[]): string | undefined => {
  const changes = editText(text, edits, ORDER);
  return changes && applyTextEdits(text, changes);
};

const remove = (...path: JsonPath): Edit => ({ kind: 'remove', path });
const insert = (value: JsonValue, ...path: JsonPath): Edit => ({ kind: 'insert', path, value });
const replace = (value: JsonValue, ...path: JsonPath): Edit => ({ kind: 'replace', path, value });
const rename = (name: string, ...path: JsonPath): Edit => ({ kind: 'rename', path, name });

describe('lists keep their layout', () => {
  test.each([
    ['first of a line', '{"a": ["b", "c"]}', remove('a', 0), '{"a": ["c"]}'],
    ['last of a line', '{"a": [ "b", "c" ]}', remove('a', 1), '{"a": [ "b" ]}'],
    ['only one', '{"a": [\n  "b"\n]}', remove('a', 0), '{"a": []}'],
    ['first of lines', '[\n  1,\n\n  2,\n  3\n]\n', remove(0), '[\n  2,\n  3\n]\n'],
    ['last of lines', '[\n  1,\n  2\n]', remove(1), '[\n  1\n]'],
    ['two in a line', '[\n  1, 2,\n  3, 4\n]', remove(1), '[\n  1,\n  3, 4\n]'],
    ['comma in front', '[ 1\n, 2\n, 3\n]', remove(1), '[ 1\n, 3\n]'],
    ['behind the last', '{"a": ["b", "c"]}', insert('d', 'a', 2), '{"a": ["b", "c", "d"]}'],
    ['behind the only one', '{"a":["b"]}', insert('d', 'a', 1), '{"a":["b","d"]}'],
    ['in front', '{"a": ["b"]}', insert('d', 'a', 0), '{"a": ["d", "b"]}'],
    [
      'between lines',
      '[\r\n\t1,\r\n\t2\r\n]',
      insert([3], 1),
      '[\r\n\t1,\r\n\t[\r\n\t\t3\r\n\t],\r\n\t2\r\n]',
    ],
    ['into nothing', '{\n    "a": []\n}', insert('b', 'a', 0), '{\n    "a": [\n        "b"\n    ]\n}'],
  ])('%s', (_name, text, edit, result) => {
    expect(edited(text, edit)).toBe(result);
  });
});

test('a value that becomes a list is laid out as other lists are', () => {
  const inline = '{\n  "Action": "a",\n  "Resource": ["b", "c"]\n}';
  expect(edited(inline, replace(['a', 'd'], 'Action'))).toBe(
    '{\n  "Action": ["a", "d"],\n  "Resource": ["b", "c"]\n}',
  );
  const lines = '{\n  "Action": "a",\n  "Resource": [\n    "b"\n  ]\n}';
  expect(edited(lines, replace(['a', 'd'], 'Action'))).toBe(
    '{\n  "Action": [\n    "a",\n    "d"\n  ],\n  "Resource": [\n    "b"\n  ]\n}',
  );
});

test('new members go where the order has them', () => {
  const text = '{\n  "Statement": [{\n    "Effect": "Allow",\n    "Resource": "*"\n  }]\n}';
  expect(
    edited(text, insert('2012-10-17', 'Version'), insert('s3:GetObject', 'Statement', 0, 'Action')),
  ).toBe(
    '{\n  "Version": "2012-10-17",\n  "Statement": [{\n    "Effect": "Allow",\n    "Action": "s3:GetObject",\n    "Resource": "*"\n  }]\n}',
  );
});

test('later changes see earlier ones', () => {
  expect(
    edited(
      '{ "a": { "b": 1 } }',
      insert({}, 'c'),
      insert([true], 'c', 'd'),
      remove('a'),
      insert(null, 'c', 'd', 0),
      rename('e', 'c'),
    ),
  ).toBe('{ "e": { "d": [null, true] } }');
});

test('only the changed characters are touched', () => {
  expect(editText('{"a": ["b", "c"], "d": 1}', [remove('a', 1)], ORDER)).toEqual([
    { start: 10, end: 15, text: '' },
  ]);
  expect(editText('{"Action": "s3:GetObjekt"}', [replace('s3:GetObject', 'Action')], ORDER)).toEqual([
    { start: 22, end: 23, text: 'c' },
  ]);
  expect(editText('{"a": 1}', [replace(1, 'a')], ORDER)).toEqual([]);
});

test('faults elsewhere stay for their author to mend', () => {
  expect(edited('json\n{"a": [1, 2, 3,],}\n', remove('a', 1))).toBe('json\n{"a": [1, 3,],}\n');
  expect(edited('{"a": [1, // one\n  2, // two\n]}', insert(3, 'a', 2))).toBe(
    '{"a": [1, // one\n  2,\n  3, // two\n]}',
  );
  expect(edited('{“a”: “b”}', replace(['c'], 'a'))).toBe('{“a”: ["c"]}');
});

test('texts that cannot be changed for sure are left alone', () => {
  expect(edited('{"a": 1', remove('a'))).toBeUndefined();
  expect(edited('{"a": 1, "a": 2}', remove('a'))).toBeUndefined();
  expect(edited('{"a": 1, "b": 2}', rename('b', 'a'))).toBeUndefined();
  expect(edited('{"a": 1, "a": 2}', replace(3, 'a'))).toBe('{"a": 1, "a": 3}');
  expect(edited('\ufeff{"a": 1}\n', replace(3, 'a'))).toBe('\ufeff{"a": 3}\n');
});

const anyName = fc.constantFrom('a', 'b', 'Version', 'Statement', 'Action', '__proto__', '', 'ü "');
const anyValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, 0, -1.5, '', 'x', '\n"]},'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .uniqueArray(fc.tuple(anyName, tie('value')), { maxLength: 4, selector: ([name]) => name })
      .map((members): JsonValue => Object.fromEntries(members)),
  ),
})).value;
const anyDocument = fc
  .uniqueArray(fc.tuple(anyName, anyValue), { minLength: 1, maxLength: 4, selector: ([name]) => name })
  .map((members): JsonValue => Object.fromEntries(members));

const pathsIn = (value: JsonValue): readonly JsonPath[] => {
  if (typeof value !== 'object' || value === null) return [[]];
  const steps: readonly (readonly [string | number, JsonValue])[] = Array.isArray(value)
    ? [...(value as readonly JsonValue[]).entries()]
    : Object.entries(value);
  return [[], ...steps.flatMap(([step, inner]) => pathsIn(inner).map((path) => [step, ...path]))];
};

/** A change somewhere in the document, most often at a place there is. */
const anyEdit = (document: JsonValue): fc.Arbitrary<Edit> => {
  const path = fc
    .tuple(
      fc.constantFrom(...pathsIn(document)),
      fc.option(fc.oneof(anyName, fc.nat(5)), { nil: undefined, freq: 3 }),
    )
    .map(([known, further]): JsonPath => (further === undefined ? known : [...known, further]));
  return fc.oneof(
    fc.record({ kind: fc.constant('replace' as const), path, value: anyValue }),
    fc.record({ kind: fc.constant('insert' as const), path, value: anyValue }),
    fc.record({ kind: fc.constant('remove' as const), path }),
    fc.record({ kind: fc.constant('rename' as const), path, name: anyName }),
  );
};

const STYLES: Readonly<Record<string, (value: JsonValue) => string>> = {
  two: (value) => JSON.stringify(value, undefined, 2),
  four: (value) => JSON.stringify(value, undefined, 4),
  tabs: (value) => JSON.stringify(value, undefined, '\t'),
  windows: (value) => JSON.stringify(value, undefined, 2).replaceAll('\n', '\r\n'),
  compact: (value) => JSON.stringify(value),
};

const changed = fc.constantFrom(...Object.keys(STYLES)).chain((style) =>
  anyDocument.chain((document) =>
    fc.record({
      style: fc.constant(style),
      document: fc.constant(document),
      edits: fc.array(anyEdit(document), { minLength: 1, maxLength: 4 }),
    }),
  ),
);

test('the text comes to what the document comes to', () => {
  fc.assert(
    fc.property(changed, ({ style, document, edits }) => {
      const result = edited(STYLES[style]!(document), ...edits);
      if (result !== undefined) expect(JSON.parse(result)).toEqual(applyEdits(document, edits, ORDER));
    }),
  );
});

test('what is pretty stays pretty', () => {
  fc.assert(
    fc.property(changed, ({ style, document, edits }) => {
      const result = edited(STYLES[style]!(document), ...edits);
      if (result !== undefined) expect(result).toBe(STYLES[style]!(applyEdits(document, edits, ORDER)));
    }),
  );
});

/** White space of any kind between the tokens. */
const loose = anyDocument.chain((document) =>
  fc.record({
    document: fc.constant(document),
    spaces: fc.array(fc.constantFrom('', ' ', '\n', '\r\n  ', '\t'), { minLength: 1 }),
    edit: anyEdit(document),
  }),
);

function spread(document: JsonValue, spaces: readonly string[]): string {
  let index = 0;
  const tokens = JSON.stringify(document).match(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^[\]{},:"]+/g) ?? [];
  return tokens.map((token) => token + (spaces[(index += 1) % spaces.length] ?? '')).join('');
}

test('a change stays within the value it is made in', () => {
  fc.assert(
    fc.property(loose, ({ document, spaces, edit }) => {
      const text = spread(document, spaces);
      const changes = editText(text, [edit], ORDER);
      if (!changes) return;
      expect(JSON.parse(applyTextEdits(text, changes))).toEqual(applyEdits(document, [edit], ORDER));
      const node = nodeAt(parse(text).root, edit.path.slice(0, -1));
      for (const { start, end } of changes) {
        expect(start).toBeGreaterThanOrEqual(node!.offset);
        expect(end).toBeLessThanOrEqual(node!.offset + node!.length);
      }
    }),
  );
});

/** A fault that reading goes on past, at some place in a text. */
const FAULTS: readonly ((text: string, at: number) => string)[] = [
  (text) => `json\n${text}`,
  (text) => `${text}\n\`\`\``,
  (text) => text.replaceAll(/[\]}]/g, ',$&'),
  (text) => text.replaceAll('\n', ' // note\n'),
  (text) => text.replaceAll(/"([a-z]*)"/g, '“$1”'),
  (text) => text.replaceAll(/"([a-zA-Z]*)"/g, "'$1'"),
  (text) => text.replaceAll(': ', '='),
  (text) => text.replaceAll(',', ';'),
  (text) => text.replaceAll('true', 'True'),
  (text, at) => text.slice(0, at) + text.slice(at).replace(',', ''),
  (text, at) => text.slice(0, at) + text.slice(at).replace(']', ''),
  (text, at) => text.slice(0, at) + text.slice(at).replace('"', ''),
];

const faulty = fc.record({
  changed,
  faults: fc.array(fc.constantFrom(...FAULTS), { minLength: 1, maxLength: 2 }),
  at: fc.nat(60),
});

test('a text with faults is read after the change as it was before', () => {
  fc.assert(
    fc.property(faulty, ({ changed: { style, document, edits }, faults, at }) => {
      const text = faults.reduce((made, fault) => fault(made, at), STYLES[style]!(document));
      const result = edited(text, ...edits);
      if (result === undefined) return;
      const [before, after] = [parse(text), parse(result)];
      expect(after.syntax).not.toBe('broken');
      expect(toValue(after.root!)).toEqual(applyEdits(toValue(before.root!), edits, ORDER));
    }),
  );
});
