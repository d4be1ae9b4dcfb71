// Every input rule accepts its good samples and refuses its bad ones.
import { expect, test } from 'vitest';
import cases from './input-rules.cases.json' with { type: 'json' };
import { INPUT_RULES, matchesRule, type InputRuleId } from './input-rules.ts';

const samples: Record<string, { good: string[]; bad: string[] }> = cases;

test('every rule has samples of both kinds', () => {
  expect(Object.keys(samples).toSorted()).toEqual(Object.keys(INPUT_RULES).toSorted());
  for (const { good, bad } of Object.values(samples))
    expect(Math.min(good.length, bad.length)).toBeGreaterThan(0);
});

test.each(Object.entries(samples))('%s', (id, { good, bad }) => {
  expect(good.filter((text) => !matchesRule(id as InputRuleId, text))).toEqual([]);
  expect(bad.filter((text) => matchesRule(id as InputRuleId, text))).toEqual([]);
});
