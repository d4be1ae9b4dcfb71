// Every refused document has a finding with the service's message; no finding on a saved document has one.
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { policyOf, typeOf } from '#iam/findings/example.ts';
import { POLICY_TYPES } from '#iam/policy/policy.ts';
import { loadFor, reference } from '#iam/rules/testing/service-reference.ts';
import cases from '#iam/grammar/refusals/refusals.cases.json' with { type: 'json' };
import { REFUSED_RULE } from '#iam/grammar/rules/refusal-rules.ts';
import { findingsOn, readPolicy, type PolicyFinding } from './check-policy.ts';

interface Case {
  readonly type: string;
  readonly why: string;
  readonly message?: string;
  readonly document?: unknown;
  readonly text?: string;
}

const REFUSED: readonly Case[] = cases.refused;
const SAVED: readonly Case[] = cases.saved;

function findingsOf({ type, document, text }: Case): readonly PolicyFinding[] {
  const read = readPolicy({
    type: POLICY_TYPES.find((known) => known === type)!,
    text: text ?? JSON.stringify(document),
  });
  if (read.source) loadFor(read.source);
  return findingsOn(read, reference, RULES).findings;
}

test.each(REFUSED.map((each) => [`${each.type} policy with ${each.why}`, each] as const))(
  'refused: %s',
  (_, each) => {
    const findings = findingsOf(each);
    expect(findings.map(({ refusal }) => refusal)).toContain(each.message);
    // A fault that a rule names is not reported a second time.
    const named = new Set(
      findings.filter(({ id }) => id !== REFUSED_RULE.id).map(({ start, refusal }) => `${start} ${refusal}`),
    );
    const again = findings.filter(
      ({ id, start, refusal }) => id === REFUSED_RULE.id && named.has(`${start} ${refusal}`),
    );
    expect(again).toEqual([]);
  },
);

test.each(SAVED.map((each) => [`${each.type} policy with ${each.why}`, each] as const))(
  'saved: %s',
  (_, each) => {
    expect(findingsOf(each).filter(({ refusal }) => refusal !== undefined)).toEqual([]);
  },
);

test('a refusal does not change the severity', () => {
  const [finding] = findingsOf(REFUSED.find(({ why }) => why === 'no Version')!);
  expect(finding).toMatchObject({ id: 'missing-version', severity: 'warning' });
});

test('the rule on other refusals finds what its examples say', () => {
  for (const example of REFUSED_RULE.bad) {
    const findings = findingsOf({
      type: typeOf(REFUSED_RULE, example),
      why: '',
      document: policyOf(REFUSED_RULE, example),
    }).filter(({ id }) => id === REFUSED_RULE.id);
    expect(findings.flatMap(({ locations }) => locations.map(({ path }) => path.join('.')))).toEqual(
      example.at,
    );
  }
  for (const example of REFUSED_RULE.good) {
    const document = policyOf(REFUSED_RULE, example);
    expect(findingsOf({ type: 'identity', why: '', document }).map(({ id }) => id)).not.toContain(
      REFUSED_RULE.id,
    );
  }
});
