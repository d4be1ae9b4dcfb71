// The tree whose nodes are made when they are asked for is the one that the parser makes.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonNode } from './json-tree.ts';
import { lazyTree } from './lazy-tree.ts';
import { parse } from './parse.ts';

type Plain = readonly [
  type: string,
  start: number,
  length: number,
  value: unknown,
  children: readonly Plain[],
];

const plain = (node: JsonNode): Plain => [
  node.type,
  node.offset,
  node.length,
  node.children ? undefined : node.value,
  (node.children ?? []).map(plain),
];

function expectSameTree(text: string): void {
  const parsed = parse(text).root;
  const lazy = lazyTree(text);
  expect(lazy && plain(lazy)).toEqual(parsed && plain(parsed));
}

test('any value, however it is spaced', () => {
  const space = fc.constantFrom(undefined, 1, '\t', '\r\n  ');
  fc.assert(
    fc.property(fc.jsonValue(), space, (value, indent) => {
      expectSameTree(JSON.stringify(value, undefined, indent));
    }),
  );
});

test('escapes, brackets in strings, empty values and space at the ends', () => {
  const texts = [
    '',
    ' \n',
    String.raw`"a\"b\\\\"`,
    String.raw`{"a\\":"\\","\"]}":["[{","\\\"",""]}`,
    ' {} ',
    '\ufeff{"a":[1]}',
    '[ ]',
    '[[],{},[{}]]',
    '{"a" : 1 ,\n"b":[ true , false,null, -1.5e3 ] }\n',
    '{"a":1,"a":{"b":2}}',
    '12',
    'null ',
  ];
  for (const text of texts) expectSameTree(text);
});
