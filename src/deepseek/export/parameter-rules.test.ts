// The portable forms of the input rules that exported files check placeholders with.
import { expect, test } from 'vitest';
import CASES from '#iam/facts/input-rules.cases.json' with { type: 'json' };
import type { InputRuleId } from '#iam/facts/input-rules.ts';
import { portablePattern } from '#iam/facts/portable-pattern.ts';
import { PARAMETER_RULES } from './parameter-rules.ts';

const RULES = [...new Set(PARAMETER_RULES.map(([, rule]) => rule))];
const cases = CASES as Readonly<
  Partial<Record<InputRuleId, { readonly good: readonly string[]; readonly bad: readonly string[] }>>
>;

test.each(RULES)(
  '%s accepts what the rule accepts, and nothing with wildcards, quotes or variables',
  (id) => {
    const pattern = new RegExp(`^(${portablePattern(id)})$`);
    const { good = [] } = cases[id] ?? {};
    expect(good.length).toBeGreaterThan(0);
    for (const text of good) {
      expect(text).toMatch(pattern);
      for (const character of ['*', '?', '"', "'", '\\', '${x}', '\n', ' '])
        for (const bad of [`${text}${character}`, `${character}${text}`, character])
          expect(bad).not.toMatch(pattern);
    }
    expect('').not.toMatch(pattern);
  },
);

test.each(RULES)('%s has nothing that RE2, Java and bash read in another way', (id) => {
  const pattern = portablePattern(id);
  expect(pattern).not.toMatch(/\\|\(\?|[$^]/);
  for (const [, most = ''] of pattern.matchAll(/\{\d+,(\d+)\}/g)) expect(Number(most)).toBeLessThan(1001);
});
