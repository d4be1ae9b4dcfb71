// Every check is documented, its examples are correct, and its fix resolves the finding.
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { editPolicy } from '#iam/policy/edit-policy.ts';
import { fixedPolicyOf, policyOf, typeOf } from '#iam/findings/example.ts';
import { SEVERITIES } from '#iam/findings/finding.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import type { Check, Example } from './check.ts';
import { lint, type LintFinding } from './lint.ts';
import { loadFor, reference } from './testing/service-reference.ts';

function findingsIn(check: Check, example: Example, document: JsonValue): readonly LintFinding[] {
  const text = JSON.stringify(document);
  const source = {
    type: typeOf(check, example),
    attachedTo: example.attachedTo,
    document,
    size: text.replaceAll(/\s/g, '').length,
    length: text.length,
  };
  loadFor(source);
  return lint(source, reference, RULES).filter(({ id }) => id === check.id);
}

/** Paths are joined with dots, and condition keys have dots, so those are written as bars. */
const show = (path: JsonPath): string => path.map((step) => String(step).replaceAll('.', '|')).join('.');

const cases = RULES.checks.flatMap((check) => [
  ...check.bad.map((example, index) => ({
    name: `${check.id}: bad ${index + 1}`,
    check,
    example,
    bad: true,
  })),
  ...check.good.map((example, index) => ({
    name: `${check.id}: good ${index + 1}`,
    check,
    example,
    bad: false,
  })),
]);

test.each(cases.filter(({ bad }) => bad))(
  '$name: what the message suggests is what its button makes',
  ({ check, example }) => {
    for (const { message, fix } of findingsIn(check, example, policyOf(check, example)))
      if (message.includes('Did you mean')) expect(fix?.title, message).toMatch(/^(?:Replace|Rename)/);
  },
);

test.each(cases)('$name', ({ check, example, bad }) => {
  const document = policyOf(check, example);
  const findings = findingsIn(check, example, document);
  expect(findings.length > 0, JSON.stringify(document)).toBe(bad);
  expect([...new Set(findings.map(({ severity }) => severity))]).toEqual(
    bad ? [example.severity ?? check.severity] : [],
  );
  if (example.at) {
    const places = findings.flatMap(({ locations }) =>
      locations.map(({ path, target }) => `${target === 'key' ? '#' : ''}${show(path)}`),
    );
    expect(places).toEqual(example.at);
  }
  const messages = findings.map(({ message }) => message).join(' ');
  for (const part of example.says ?? []) expect(messages).toContain(part);
  const fixed = fixedPolicyOf(check, example);
  const edits = findings.flatMap(({ fix }) => fix?.edits ?? []);
  if (example.isSafe !== undefined)
    expect(findings.map(({ fix }) => fix?.safe)).toEqual(findings.map(() => example.isSafe));
  expect(fixed !== undefined, 'the example shows the fixed policy').toBe(edits.length > 0);
  if (fixed !== undefined) {
    expect(editPolicy(document, edits)).toEqual(fixed);
    expect(findingsIn(check, example, fixed), 'the fix mends it').toEqual([]);
  }
});

/** Rules about the whole of a policy, or about what is not there: some of their messages have nothing to quote. */
const WITHOUT_QUOTE = `
  condition-undone-by-bare-statement confirm-audience-claim-type credential-exposure
  deny-leaves-other-paths dynamodb-attributes-without-select eks-trust-without-subject
  invalid-service-principal-format missing-action-for-roles-anywhere missing-github-repo-condition-key
  missing-version model-list-without-profiles model-needs-profile null-with-qualifier
  pod-identity-without-tag-session policy-size-exceeds-identity-policy-quota policy-size-exceeds-rcp-quota
  policy-size-exceeds-resource-policy-quota policy-size-exceeds-role-trust-policy-quota
  policy-size-exceeds-scp-quota privilege-escalation profile-needs-regions redundant-statement
  s3-prefix-in-negative-context trust-open-to-everyone type-mismatch-number`.split(/\s+/);

test.each(cases.filter(({ bad }) => bad))('$name: the message quotes the policy', ({ check, example }) => {
  const document = policyOf(check, example);
  const text = JSON.stringify(document).replaceAll('\\"', '"').toLowerCase();
  for (const { message } of findingsIn(check, example, document)) {
    expect(message).toMatch(/[.?]$/);
    expect(message).not.toMatch(/undefined|null\b|\[object/);
    const quoted = [...message.matchAll(/`([^`]+)`/g)].map(([, quote = '']) => quote.replace(/…$/, ''));
    const isQuote = quoted.some((quote) => text.includes(quote.toLowerCase()));
    expect([message, isQuote || WITHOUT_QUOTE.includes(check.id)]).toEqual([message, true]);
  }
});

test('every check has its own id, and complete texts', () => {
  expect(new Set(RULES.checks.map(({ id }) => id)).size).toBe(RULES.checks.length);
  for (const check of RULES.checks) {
    expect(check.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(check.source, check.id).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(check.code ?? 'NONE', check.id).toMatch(/^[A-Z0-9]+(_[A-Z0-9]+)*$/);
    expect(SEVERITIES, check.id).toContain(check.severity);
    expect(check.title.length, check.id).toBeLessThanOrEqual(70);
    expect(check.why, check.id).toMatch(/\.$/);
    expect(check.bad.length, check.id).toBeGreaterThan(0);
    expect(check.good.length, check.id).toBeGreaterThan(0);
  }
});

/** Rules whose fixes all may be applied unseen, and those of which some may: the policy allows no more afterwards. */
const SAFE = `
  empty-array-principal empty-object-condition empty-sid-value
  equivalent-to-null-true foranyvalue-with-single-valued-key improve-ip-range
  invalid-condition-data-type invalid-condition-multiple-boolean
  private-ip-address-subset private-not-ip-address-subset redundant-action redundant-condition-value-num
  redundant-key-due-to-wildcard-in-condition redundant-principal-in-role-trust-policy redundant-statement`;
const SOMETIMES_SAFE = `
  api-name-is-no-action equivalent-to-null-false forallvalues-with-single-valued-key invalid-action invalid-date-value
  mismatched-action-for-principal missing-version redundant-resource
  string-like-operator-with-arn-condition-keys`;

test('fixes are safe where they are known to be, and nowhere else', () => {
  const found = { always: new Set<string>(), sometimes: new Set<string>() };
  for (const check of RULES.checks) {
    const fixes = check.bad.flatMap((example) =>
      findingsIn(check, example, policyOf(check, example)).flatMap(({ fix }) => fix ?? []),
    );
    if (!fixes.some(({ safe }) => safe)) continue;
    found[fixes.every(({ safe }) => safe) ? 'always' : 'sometimes'].add(check.id);
  }
  expect([...found.always].toSorted()).toEqual(SAFE.trim().split(/\s+/));
  expect([...found.sometimes].toSorted()).toEqual(SOMETIMES_SAFE.trim().split(/\s+/));
});
