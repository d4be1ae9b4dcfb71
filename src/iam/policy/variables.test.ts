// Policy variables against laws, and against forms that people write.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTemplate, type TemplatePart } from './variables.ts';

/** Parts without their places: text and escapes as they are, a variable as its name and default, a fault by its name. */
const brief = (text: string) =>
  readTemplate(text).map((part) => {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'escape') return { escape: part.text };
    if (part.kind === 'fault') return { fault: part.fault, text: part.text };
    return part.fallback === undefined ? { name: part.name } : { name: part.name, fallback: part.fallback };
  });

const anyTemplate = fc.string({
  unit: fc.constantFrom('${', '}', '{', '$', ',', ' ', "'", '*', 'a', ':', '/'),
});

test('the parts are the text, one after another, and every "${" starts a part', () => {
  fc.assert(
    fc.property(fc.oneof(anyTemplate, fc.string()), (text) => {
      const parts = readTemplate(text);
      expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      expect(parts.every(({ start, end }) => start < end)).toBe(true);
      for (const part of parts) if (part.kind === 'text') expect(part.text).not.toContain('${');
    }),
  );
});

const nameOf = fc.string({ unit: fc.constantFrom(...'abcXYZ:/-._@+='), minLength: 1 });
const fallbackOf = fc.option(fc.string({ unit: fc.constantFrom(...'ab }{$,*') }), { nil: undefined });

test('variables that are written are read back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(nameOf, fallbackOf)), (variables) => {
      const text = variables
        .map(([name, fallback]) => `-\${${name}${fallback === undefined ? '' : `, '${fallback}'`}}`)
        .join('');
      const read = readTemplate(text).flatMap((part: TemplatePart) =>
        part.kind === 'variable' ? [[part.name, part.fallback]] : [],
      );
      expect(read).toEqual(variables);
    }),
  );
});

test.each([
  ['', []],
  ['plain $ {text}', ['plain $ {text}']],
  ['a/${aws:username}/b', ['a/', { name: 'aws:username' }, '/b']],
  ["${aws:PrincipalTag/team, 'company-wide'}", [{ name: 'aws:PrincipalTag/team', fallback: 'company-wide' }]],
  ["${aws:PrincipalTag/team,'x y'}", [{ name: 'aws:PrincipalTag/team', fallback: 'x y' }]],
  ["${k, ''}", [{ name: 'k', fallback: '' }]],
  ['${*}${?}${$}', [{ escape: '*' }, { escape: '?' }, { escape: '$' }]],
  ['$${aws:username}', ['$', { name: 'aws:username' }]],
  ['${}', [{ fault: 'empty', text: '${}' }]],
  ['${ }', [{ fault: 'empty', text: '${ }' }]],
  ["${, 'x'}", [{ fault: 'empty', text: "${, 'x'}" }]],
  ['x${aws:username', ['x', { fault: 'brace', text: '${aws:username' }]],
  ['${', [{ fault: 'brace', text: '${' }]],
  ['${a${b}', [{ fault: 'brace', text: '${a' }, { name: 'b' }]],
  ['${a{b}', [{ fault: 'brace', text: '${a{b}' }]],
  ['${ aws:username}', [{ fault: 'space', text: '${ aws:username}' }]],
  ['${aws:PrincipalTag/my team}', [{ fault: 'space', text: '${aws:PrincipalTag/my team}' }]],
  ["${k , 'x'}", [{ fault: 'space', text: "${k , 'x'}" }]],
  ["${k, 'x' }", [{ fault: 'space', text: "${k, 'x' }" }]],
  ['${k, x}', [{ fault: 'quote', text: '${k, x}' }]],
  ["${k, 'x}", [{ fault: 'quote', text: "${k, 'x}" }]],
  ["${k, x'}", [{ fault: 'quote', text: "${k, x'}" }]],
  ['${k, "x"}', [{ fault: 'quote', text: '${k, "x"}' }]],
  ['${k,}', [{ fault: 'quote', text: '${k,}' }]],
])('%s', (text, parts) => {
  expect(brief(text)).toEqual(parts);
});

test('reads a text of 200,000 unclosed variables', () => {
  const text = `${'${a'.repeat(200_000)}}`;
  expect(readTemplate(text)).toHaveLength(200_000);
});
