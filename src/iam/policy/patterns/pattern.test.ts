import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#workshop/tools/property-runs.ts';
import { globMatches } from './glob.ts';
import {
  ANY,
  FIELD_ANY,
  FIELD_STAR,
  globCodes,
  patternMatches,
  patternOf,
  STAR,
  strictlyMatches,
} from './pattern.ts';

const glob = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 9 });
const plain = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 9 });

/** Matches by trying all texts that a wildcard can stand for. */
function matchesSlowly(codes: readonly number[], text: string): boolean {
  const [code, ...rest] = codes;
  if (code === undefined) return text === '';
  const isColon = text.startsWith(':');
  const takes = text !== '' && !((code === FIELD_STAR || code === FIELD_ANY) && isColon);
  if (code === STAR || code === FIELD_STAR)
    return matchesSlowly(rest, text) || (takes && matchesSlowly(codes, text.slice(1)));
  const fits = code === ANY || code === FIELD_ANY ? takes : text !== '' && text.charCodeAt(0) === code;
  return fits && matchesSlowly(rest, text.slice(1));
}

test('a compiled pattern matches what globMatches matches, and ** equals *', () => {
  fc.assert(
    fc.property(glob, plain, (wanted, text) => {
      const matches = patternMatches(patternOf(globCodes(wanted)), text);
      expect(matches).toBe(globMatches(wanted, text));
      expect(patternMatches(patternOf(globCodes(wanted.replaceAll('*', '**'))), text)).toBe(matches);
    }),
    { numRuns: runs(1000) },
  );
});

test('wildcards that stop at colons match what trying all texts finds, and no more than other wildcards', () => {
  const code = fc.constantFrom(
    STAR,
    ANY,
    FIELD_STAR,
    FIELD_ANY,
    ...[...'ab:'].map((each) => each.charCodeAt(0)),
  );
  fc.assert(
    fc.property(fc.array(code, { maxLength: 8 }), plain, (codes, text) => {
      const strictly = strictlyMatches(codes, text);
      expect(strictly).toBe(matchesSlowly(codes, text));
      if (strictly) expect(patternMatches(patternOf(codes), text)).toBe(true);
    }),
    { numRuns: runs(1000) },
  );
});

test('patterns with thousands of stars are matched without backtracking', () => {
  const wanted = patternOf(globCodes(`${'*a'.repeat(2000)}b`));
  const codes = wanted.codes.map((code) => (code === STAR ? FIELD_STAR : code));
  expect(patternMatches(wanted, 'a'.repeat(4000))).toBe(false);
  expect(strictlyMatches(codes.slice(0, 2000), 'a'.repeat(2000))).toBe(true);
});
