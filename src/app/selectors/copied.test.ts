// Which document is offered after a copy.
import { expect, test } from 'vitest';
import { documentWith } from '#deepseek/compose/testing/roles.ts';
import { isCopied, nextToCopy } from './copied.ts';

const shown = (id: string, text = id) => ({ source: documentWith(id, 'identity'), text });
const KIT = [shown('a'), shown('b'), shown('c')];
const nextId = (copied: Record<string, string>, from: string) => nextToCopy(KIT, copied, from)?.source.id;

test('the next document is the one after this, then the first', () => {
  expect(nextId({ b: 'b' }, 'b')).toBe('c');
  expect(nextId({ b: 'b', c: 'c' }, 'c')).toBe('a');
});

test('a copied document is left out, and after the last there is none', () => {
  expect(nextId({ a: 'a', b: 'b' }, 'a')).toBe('c');
  expect(nextId({ a: 'a', b: 'b', c: 'c' }, 'a')).toBeUndefined();
});

test('a document whose text changed since has to be copied again', () => {
  expect(isCopied(shown('a', 'new'), { a: 'old' })).toBe(false);
  expect(nextId({ a: 'a', b: 'old', c: 'c' }, 'a')).toBe('b');
});

test('a document with the name of a built-in property is not taken for copied', () => {
  expect(isCopied(shown('toString'), {})).toBe(false);
});
