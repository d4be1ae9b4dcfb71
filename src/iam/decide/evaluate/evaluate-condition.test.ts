// Condition operators: absent keys, negation, set operators, and values of each family.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BASE_OPERATORS } from '#iam/policy/operators.ts';
import { compileCondition } from '#iam/decide/compile/compile-condition.ts';
import type { KeyState } from '#iam/decide/key-state.ts';
import { and, NO, not, or, UNKNOWN, YES, type Tri } from '#iam/decide/three-valued.ts';
import { evaluateState } from './evaluate-condition.ts';

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

test('results for a key that is absent', () => {
  for (const base of BASES) {
    const negated = base.includes('Not');
    expect(evaluate(base, 'a', 'absent'), base).toBe(negated ? YES : NO);
    expect(evaluate(`${base}IfExists`, 'a', 'absent'), base).toBe(YES);
    expect(evaluate(`ForAllValues:${base}`, 'a', 'absent'), base).toBe(YES);
    expect(evaluate(`ForAnyValue:${base}`, 'a', 'absent'), base).toBe(NO);
  }
});

test('an operator and its negation have opposite results for one value of the right kind', () => {
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

test('one more value in the policy matches no less, and no more under a negated operator', () => {
  fc.assert(
    fc.property(operator, ({ base, wanted, seen }) => {
      const before = evaluate(base, wanted, [seen]);
      const after = evaluate(base, [...wanted, seen], [seen]);
      if (base.includes('Not')) expect(after).toBeLessThanOrEqual(before);
      else expect(after).toBeGreaterThanOrEqual(before);
    }),
  );
});

test('ForAllValues is true if it is for both halves of a list, ForAnyValue if it is for either; each is the negation of the other with the operator negated', () => {
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

test('for a single value ForAllValues, ForAnyValue and no set operator are the same', () => {
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

test('what ArnLike matches StringLike matches, and so is what StringEquals matches', () => {
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

test('Null true and Null false are opposites, except for the empty text', () => {
  for (const state of ['absent', 'present', [], ['a'], ['a', '']] as const)
    expect(evaluate('Null', 'true', state)).toBe(not(evaluate('Null', 'false', state)));
  expect(evaluate('Null', 'true', [''])).toBe(UNKNOWN);
});

test('0.0.0.0/0 holds all IPv4 addresses and no range of IPv6 does; a wider range holds all of a narrower one', () => {
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

test('ISO 8601 and epoch seconds for one instant are the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 4_000_000_000 }), fc.integer(), (seconds, other) => {
      const iso = new Date(seconds * 1000).toISOString();
      const later = String(other);
      for (const base of BASES.filter((each) => each.startsWith('Date')))
        expect(evaluate(base, String(seconds), [later]), base).toBe(evaluate(base, iso, [later]));
    }),
  );
});

const plain = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 9 });

test('an escaped wildcard is literal, and a variable stands for its value', () => {
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
