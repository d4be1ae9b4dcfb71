// The rules cover all of AWS's policy checks, and nothing is reported twice.
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { loadService, reference } from '#iam/rules/testing/service-reference.ts';
import { SEVERITIES } from '#iam/findings/finding.ts';
import { AWS_CODES } from './aws-codes.ts';
import { checkPolicy } from './check-policy.ts';
import { allRules, ruleOf } from './rules.ts';

const codes = SEVERITIES.flatMap((severity) => AWS_CODES[severity]);

test('there are 153 codes, each with a rule, and no rule has another', () => {
  expect(new Set(codes).size).toBe(153);
  const covered = new Set(allRules(RULES).flatMap(({ code }) => code ?? []));
  expect([...covered].filter((code) => !codes.includes(code))).toEqual([]);
  expect(codes.filter((code) => !covered.has(code))).toEqual([]);
});

test('a rule has the severity that AWS gives it', () => {
  // AWS's page on it is out of date: Organizations takes such wildcards.
  const others = new Set(['SCP_SYNTAX_ERROR_ACTION_WILDCARD']);
  const differing = allRules(RULES).filter(({ code, severity }) => {
    return code !== undefined && !others.has(code) && !AWS_CODES[severity].includes(code);
  });
  expect(differing.map(({ id }) => id)).toEqual([]);
});

test('rules are sorted by id, and each id is one rule', () => {
  const ids = allRules(RULES).map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].toSorted());
  expect(ruleOf('invalid-action', RULES)?.code).toBe('INVALID_ACTION');
  expect(ruleOf('no-such-rule', RULES)).toBeUndefined();
});

test('a check does not repeat what the grammar reports on a value', () => {
  loadService('s3');
  const text =
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get Object","Resource":"*"}}';
  const { findings } = checkPolicy({ type: 'identity', text }, reference, RULES);
  expect(findings.map(({ id }) => id)).toEqual(['malformed-action']);
});
