// Laws of condition operators, of patterns and of variables.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BASE_OPERATORS } from '#core/iam/operators.ts';
import { globMatches } from '#core/iam/patterns/match.ts';
import {
  ANY,
  FIELD_ANY,
  FIELD_STAR,
  globCodes,
  patternMatches,
  patternOf,
  STAR,
  strictlyMatches,
} from '#core/iam/patterns/pattern.ts';
import { compileCondition } from './compile/compile-condition.ts';
import { compareDecimals, parseDecimal } from './compile/operators/numeric.ts';
import { isSameButForCase } from './compile/operators/string.ts';
import { evaluateState } from './evaluate/evaluate-condition.ts';
import type { KeyState } from './key-state.ts';
import { and, NO, not, or, UNKNOWN, YES, type Tri } from './three-valued.ts';

const KEY = 'x:y';
const context = { state: (): KeyState => 'absent' };

function evaluate(operator: string, values: unknown, state: KeyState): Tri {
  const condition = compileCondition(operator, KEY, values, [], true, () => undefined);
  return evaluateState(condition, state, context);
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  String: ['a', 'A', 'b', '*', ''],
  Numeric: ['1', '1.0', '2', '-3', 'x'],
  Date: ['2026-01-01', '2026-01-01T00:00:00Z', '1767225600', '2027-05-05', 'x'],
  Bool: ['true', 'false', 'x'],
  Binary: ['aGk=', 'aG8=', '*'],
  Ip: ['203.0.113.7', '203.0.113.0/24', '2001:db8::/32', '2001:db8::1', 'x'],
  Arn: ['arn:aws:s3:::a', 'arn:aws:s3:::*', 'arn:aws:sns:e:1:t', 'x'],
};
const familyOf = (base: string): string => {
  const found = Object.keys(VALUES).find((family) => base.includes(family));
  return found ?? 'String';
};
const BASES: readonly string[] = BASE_OPERATORS.filter((base) => base !== 'Null');
const NEGATIONS = BASES.filter((base) => base.includes('Not'));
const positiveOf = (base: string): string => base.replace('Not', '');

const operator = fc.constantFrom(...BASES).chain((base) => {
  const value = fc.constantFrom(...(VALUES[familyOf(base)] ?? []));
  return fc.record({ base: fc.constant(base), wanted: fc.array(value, { maxLength: 3 }), seen: value });
});
const negation = operator.filter(({ base }) => NEGATIONS.includes(base));
const list = (base: string) =>
  fc.array(fc.constantFrom(...(VALUES[familyOf(base)] ?? [])), { minLength: 1, maxLength: 3 });

test('21. what operators come to for a key that is absent', () => {
  for (const base of BASES) {
    const negated = base.includes('Not');
    expect(evaluate(base, 'a', 'absent'), base).toBe(negated ? YES : NO);
    expect(evaluate(`${base}IfExists`, 'a', 'absent'), base).toBe(YES);
    expect(evaluate(`ForAllValues:${base}`, 'a', 'absent'), base).toBe(YES);
    expect(evaluate(`ForAnyValue:${base}`, 'a', 'absent'), base).toBe(NO);
  }
});

test('22. of one value of its kind an operator and its negation say the opposite', () => {
  fc.assert(
    fc.property(negation, ({ base, wanted, seen }) => {
      const negative = evaluate(base, wanted, [seen]);
      const positive = evaluate(positiveOf(base), wanted, [seen]);
      // Of a value of another kind neither is sure.
      if (negative === UNKNOWN) expect(positive).not.toBe(YES);
      else expect(negative).toBe(not(positive));
    }),
  );
});

test('23. one value more in the policy takes nothing from an operator and gives nothing to its negation', () => {
  fc.assert(
    fc.property(operator, ({ base, wanted, seen }) => {
      const before = evaluate(base, wanted, [seen]);
      const after = evaluate(base, [...wanted, seen], [seen]);
      if (base.includes('Not')) expect(after).toBeLessThanOrEqual(before);
      else expect(after).toBeGreaterThanOrEqual(before);
    }),
  );
});

test('24. over a longer list ForAllValues is both, ForAnyValue either; each is the other’s negation turned', () => {
  const cases = negation.chain(({ base, wanted }) =>
    fc.record({ base: fc.constant(base), wanted: fc.constant(wanted), one: list(base), two: list(base) }),
  );
  fc.assert(
    fc.property(cases, ({ base, wanted, one, two }) => {
      // Empty texts may be nulls, of which nothing is sure.
      if ([...one, ...two].includes('')) return;
      const both = [...one, ...two];
      const all = (state: KeyState, name = base) => evaluate(`ForAllValues:${name}`, wanted, state);
      const any = (state: KeyState, name = base) => evaluate(`ForAnyValue:${name}`, wanted, state);
      expect(all(both)).toBe(and(all(one), all(two)));
      expect(any(both)).toBe(or(any(one), any(two)));
      if (any(one, positiveOf(base)) !== UNKNOWN && all(one) !== UNKNOWN)
        expect(any(one, positiveOf(base))).toBe(not(all(one)));
      expect(any('absent', positiveOf(base))).toBe(not(all('absent')));
    }),
  );
});

test('25. of a single value all, any and plain are one', () => {
  fc.assert(
    fc.property(operator, ({ base, wanted, seen }) => {
      if (seen === '') return;
      const plain = evaluate(base, wanted, [seen]);
      expect(evaluate(`ForAllValues:${base}`, wanted, [seen])).toBe(plain);
      expect(evaluate(`ForAnyValue:${base}`, wanted, [seen])).toBe(plain);
    }),
  );
});

const piece = fc.constantFrom('arn', 'aws', 's3', ':', ':', '*', '?', 'a');
const arnPattern = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));

test('26, 27. what matches by field matches as text, and what is equal is alike', () => {
  const text = fc.constantFrom('arn:aws:s3:::a', 'arn:aws:sns:e:1:t:u', 'arn:aws:s3:::a:b');
  fc.assert(
    fc.property(
      fc.oneof(arnPattern, text, fc.constantFrom('arn:*:*:*:*:*', 'arn:aws:s?:*::a*')),
      text,
      (wanted, seen) => {
        if (evaluate('ArnLike', wanted, [seen]) === YES)
          expect(evaluate('StringLike', wanted, [seen])).toBe(YES);
        if (evaluate('StringEquals', wanted, [seen]) === YES && !/[*?$]/.test(wanted))
          expect(evaluate('StringLike', wanted, [seen])).toBe(YES);
      },
    ),
  );
});

test('28. Null is true or false, never both, but for the empty text', () => {
  for (const state of ['absent', 'present', [], ['a'], ['a', '']] as const)
    expect(evaluate('Null', 'true', state)).toBe(not(evaluate('Null', 'false', state)));
  expect(evaluate('Null', 'true', [''])).toBe(UNKNOWN);
});

test('29. ranges: everything of a family, and one within another', () => {
  const byte = fc.nat(255);
  fc.assert(
    fc.property(byte, byte, byte, byte, fc.nat(32), fc.nat(32), (a, b, c, d, one, two) => {
      const address = `${a}.${b}.${c}.${d}`;
      expect(evaluate('IpAddress', '0.0.0.0/0', [address])).toBe(YES);
      expect(evaluate('IpAddress', '::/0', [address])).toBe(NO);
      const [wide, narrow] = [Math.min(one, two), Math.max(one, two)];
      const other = `${a}.${b}.${d}.${c}`;
      if (evaluate('IpAddress', `${address}/${narrow}`, [other]) === YES)
        expect(evaluate('IpAddress', `${address}/${wide}`, [other])).toBe(YES);
    }),
  );
});

test('30. two spellings of one instant are one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 4_000_000_000 }), fc.integer(), (seconds, other) => {
      const iso = new Date(seconds * 1000).toISOString();
      const later = String(other);
      for (const base of BASES.filter((each) => each.startsWith('Date')))
        expect(evaluate(base, String(seconds), [later]), base).toBe(evaluate(base, iso, [later]));
    }),
  );
});

const glob = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 9 });
const plain = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 9 });

/** Tries all that a wildcard may take. */
function slowly(codes: readonly number[], text: string): boolean {
  const [code, ...rest] = codes;
  if (code === undefined) return text === '';
  const isColon = text.startsWith(':');
  const takes = text !== '' && !((code === FIELD_STAR || code === FIELD_ANY) && isColon);
  if (code === STAR || code === FIELD_STAR)
    return slowly(rest, text) || (takes && slowly(codes, text.slice(1)));
  const fits = code === ANY || code === FIELD_ANY ? takes : text !== '' && text.charCodeAt(0) === code;
  return fits && slowly(rest, text.slice(1));
}

test('31. patterns match as those of core/iam do, and a second star adds nothing', () => {
  fc.assert(
    fc.property(glob, plain, (wanted, text) => {
      const matches = patternMatches(patternOf(globCodes(wanted)), text);
      expect(matches).toBe(globMatches(wanted, text));
      expect(patternMatches(patternOf(globCodes(wanted.replaceAll('*', '**'))), text)).toBe(matches);
    }),
    { numRuns: 1000 },
  );
});

test('32. wildcards kept to their field match no more than others, and what they should', () => {
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
      expect(strictly).toBe(slowly(codes, text));
      if (strictly) expect(patternMatches(patternOf(codes), text)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('31. patterns made to be slow are not', () => {
  const wanted = patternOf(globCodes(`${'*a'.repeat(2000)}b`));
  const codes = wanted.codes.map((code) => (code === STAR ? FIELD_STAR : code));
  const start = Date.now();
  expect(patternMatches(wanted, 'a'.repeat(4000))).toBe(false);
  expect(strictlyMatches(codes.slice(0, 2000), 'a'.repeat(2000))).toBe(true);
  expect(Date.now() - start).toBeLessThan(2000);
});

test('33. an escaped wildcard is none, and a value filled in is as its text', () => {
  const state = (key: string): KeyState => (key === 'aws:username' ? ['a.b'] : 'absent');
  const like = (wanted: string, seen: string) => {
    const condition = compileCondition('StringLike', KEY, wanted, [], true, () => undefined);
    return evaluateState(condition, [seen], { state });
  };
  fc.assert(
    fc.property(plain, (text) => {
      expect(like('a${*}', `a${text}`)).toBe(NO);
      expect(like('${aws:username}*', `a.b${text}`)).toBe(like('a.b*', `a.b${text}`));
      expect(like('${aws:username}', text)).toBe(like('a.b', text));
    }),
  );
});

test('case is folded as Unicode’s simple folding does it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(isSameButForCase(text, text)).toBe(true);
    }),
  );
  expect(isSameButForCase('ſ', 'S')).toBe(true);
  expect(isSameButForCase('ẞ', 'ß')).toBe(true);
  expect(isSameButForCase('İ', 'i')).toBe(false);
  expect(isSameButForCase('a.c', 'abc')).toBe(false);
});

test('decimals are in the order of numbers', () => {
  const decimal = fc.integer({ min: -99_999, max: 99_999 }).map((whole) => whole / 100);
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      const [one, two] = [parseDecimal(a.toFixed(2)), parseDecimal(b.toFixed(2))];
      expect(one && two && Math.sign(compareDecimals(one, two))).toBe(Math.sign(a - b));
    }),
  );
});
