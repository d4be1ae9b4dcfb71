// What the tests of each policy of settings ask: findings, completions, and the law of findings.
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { SettingsType } from '#iam/policy/policy.ts';
import { parse, rangeOf } from '#iam/json/parse.ts';
import { complete } from '#iam/editing/completion/complete.ts';
import { reference } from '#iam/rules/testing/service-reference.ts';
import { checkSchema } from '#iam/grammar/check-schema.ts';
import { checkText } from '#iam/grammar/check-text.ts';
import { GRAMMAR_RULES } from '#iam/grammar/grammar-rules.ts';

/** Each finding: its rule, and the names and values that its message shows as code. */
export const findingsOf = (type: SettingsType, document: unknown): readonly (readonly string[])[] =>
  checkText(type, JSON.stringify(document)).findings.map(({ id, message }) => [
    id,
    ...[...message.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  ]);

/** What completion offers at `█`. */
export const offeredAt = (type: SettingsType, text: string): readonly string[] =>
  complete({ type, text: text.replace('█', ''), offset: text.indexOf('█'), reference }).map(
    ({ label }) => label,
  );

/** The text that completion writes into an empty document. */
export const skeletonOf = (type: SettingsType): string =>
  complete({ type, text: '', offset: 0, reference })[0]?.insert ?? '';

const OPERATORS = [
  '@@assign',
  '@@append',
  '@@operators_allowed_for_child_policies',
  '__proto__',
  'Statement',
];

/**
 * Each finding has its rule, a place in the text, a page and a whole sentence, whatever stands where.
 * `names`: members that count; `values`: leaves that count; `around`: puts anything where settings belong.
 */
export function findingsAreWhole(
  type: SettingsType,
  names: readonly string[],
  values: readonly unknown[],
  around: (value: unknown) => unknown,
): void {
  const { near } = fc.letrec((tie) => ({
    near: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom(...values, '', null, 1, true),
      fc.array(tie('near'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names, ...OPERATORS), tie('near'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(fc.oneof(near, near.map(around), fc.jsonValue()), (document) => {
      const parsed = parse(JSON.stringify(document));
      for (const { id, code, severity, message, locations, source } of checkSchema(type, parsed)) {
        const rule = GRAMMAR_RULES.find((each) => each.id === id);
        expect(rule, id).toMatchObject({ severity, types: [type] });
        expect(code).toBe(undefined);
        expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
        expect(message).toMatch(/^[^]+[.?]$/);
        expect(message).not.toMatch(/undefined|\[object|NaN/);
        const { start, end } = rangeOf(parsed, locations[0] ?? { path: ['?'], target: 'key' });
        expect(end).toBeGreaterThan(start);
      }
    }),
    { numRuns: 1000 },
  );
}
