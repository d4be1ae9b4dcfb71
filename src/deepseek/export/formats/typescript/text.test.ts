// Quoting for TypeScript: strings, member names and comments keep their text.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Parameter } from '#deepseek/export/parameters.ts';
import { joinLiterals, type Piece, type Template } from '#deepseek/export/template.ts';
import { comment, docComment, expression, memberName, quote } from './text.ts';

const evaluate = (code: string): unknown =>
  new Function('given', 'partition', 'account', `'use strict'; return (${code});`)('<given>', '<aws>', '<1>');

const expressions = { of: () => 'given', partition: 'partition', account: 'account' };
const parameter: Parameter = { id: 'x', title: 'X', standIn: 'stand-in', fields: [] };
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\\',
      "'",
      '"',
      '`',
      '$',
      '{',
      '}',
      '${',
      '\n',
      '\r',
      '\u2028',
      '\u2029',
      '*/',
      '//',
      '\ud800',
    ),
    fc.string({ minLength: 1, maxLength: 2, unit: 'binary' }),
  ),
});

test('a quoted text evaluates to that text, and is one line of visible characters', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const code = quote(text);
      expect(evaluate(code)).toBe(text);
      expect(code).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test('quotes are chosen for the fewest backslashes', () => {
  expect(quote(`it's`)).toBe(`"it's"`);
  expect(quote(`'a' "b"`)).toBe(String.raw`'\'a\' "b"'`);
});

const pieces: fc.Arbitrary<Template> = fc
  .array(
    fc.oneof(
      hostile.filter((text) => text !== '').map((text): Piece => ({ kind: 'literal', text })),
      fc.constantFrom<Piece>({ kind: 'parameter', parameter }, { kind: 'partition' }, { kind: 'account' }),
    ),
  )
  .map(joinLiterals);
const VALUES = { parameter: '<given>', partition: '<aws>', account: '<1>' };
const valueOf = (template: Template): string =>
  template.map((piece) => (piece.kind === 'literal' ? piece.text : VALUES[piece.kind])).join('');

test('an expression and a member name evaluate to the text with parameters filled in', () => {
  fc.assert(
    fc.property(pieces, (template) => {
      expect(evaluate(expression(template, expressions))).toBe(valueOf(template));
      const made = evaluate(`{ ${memberName(template, expressions)}: 1 }`) as object;
      expect(Object.keys(made)).toEqual([valueOf(template)]);
    }),
  );
});

test('__proto__ becomes an ordinary member', () => {
  const name = memberName([{ kind: 'literal', text: '__proto__' }], expressions);
  expect(Object.keys(evaluate(`{ ${name}: 'x' }`) as object)).toEqual(['__proto__']);
});

test('text cannot end a comment', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const line of comment(text).split('\n')) expect(line).toMatch(/^\/\/ /);
      expect(comment(text)).not.toMatch(/[\r\u2028\u2029]/);
      expect(docComment(text).slice(0, -2)).not.toContain('*/');
      expect(docComment(text)).not.toMatch(/[\n\r\u2028\u2029]/);
    }),
  );
});
