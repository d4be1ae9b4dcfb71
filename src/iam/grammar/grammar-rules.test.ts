// Every grammar rule is documented, its examples are correct, and its fix resolves the finding.
import { expect, test } from 'vitest';
import { editPolicy } from '#iam/policy/edit-policy.ts';
import { fixedPolicyOf, policyOf, typeOf, type Example } from '#iam/findings/example.ts';
import type { LocatedFinding } from '#iam/findings/finding.ts';
import type { JsonLocation } from '#iam/json/json-path.ts';
import type { Rule } from '#iam/findings/rule.ts';
import { checkText } from './check-text.ts';
import { GRAMMAR_RULES } from './grammar-rules.ts';

const textOf = (rule: Rule, example: Example): string =>
  example.text ?? JSON.stringify(policyOf(rule, example));

const findingsIn = (rule: Rule, example: Example, text: string): readonly LocatedFinding[] =>
  checkText(typeOf(rule, example), text).findings.filter(({ id }) => id === rule.id);

/** Condition keys hold dots, so in a step they are written as bars. */
const show = ({ path, target }: JsonLocation): string =>
  (target === 'key' ? '#' : '') + path.map((step) => String(step).replaceAll('.', '|')).join('.');

const cases = GRAMMAR_RULES.flatMap((rule) => [
  ...rule.bad.map((example, index) => ({ name: `${rule.id}: bad ${index + 1}`, rule, example, bad: true })),
  ...rule.good.map((example, index) => ({
    name: `${rule.id}: good ${index + 1}`,
    rule,
    example,
    bad: false,
  })),
]);

test.each(cases)('$name', ({ rule, example, bad }) => {
  const text = textOf(rule, example);
  const findings = findingsIn(rule, example, text);
  expect(findings.length > 0, text).toBe(bad);
  for (const { code, severity } of findings)
    expect({ code, severity }).toEqual({ code: rule.code, severity: rule.severity });
  if (bad) {
    const places =
      example.text === undefined
        ? findings.flatMap(({ locations }) => locations.map(show))
        : findings.map(({ start, end }) => text.slice(start, end));
    expect(places).toEqual(example.at);
  }
  const fixed = fixedPolicyOf(rule, example);
  if (fixed === undefined) return;
  const edits = findings.flatMap(({ fix }) => fix?.edits ?? []);
  expect(editPolicy(policyOf(rule, example), edits)).toEqual(fixed);
  expect(findingsIn(rule, example, JSON.stringify(fixed)), 'the fix mends it').toEqual([]);
});

test('every rule has its own id, and complete texts', () => {
  expect(new Set(GRAMMAR_RULES.map(({ id }) => id)).size).toBe(GRAMMAR_RULES.length);
  for (const rule of GRAMMAR_RULES) {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(rule.source, rule.id).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(rule.title.length, rule.id).toBeLessThanOrEqual(70);
    expect(rule.why, rule.id).toMatch(/\.$/);
    expect(rule.bad.length, rule.id).toBeGreaterThan(0);
    expect(rule.good.length, rule.id).toBeGreaterThan(0);
  }
});

test('a rule with a fix has an example of the fixed policy', () => {
  for (const rule of GRAMMAR_RULES) {
    const fixes = rule.bad.flatMap((example) =>
      findingsIn(rule, example, textOf(rule, example)).flatMap(({ fix }) => fix ?? []),
    );
    expect(
      rule.bad.some((example) => fixedPolicyOf(rule, example) !== undefined),
      rule.id,
    ).toBe(fixes.length > 0);
  }
});
