// Findings that an unresolved part may put right wait until its value is known.
import { expect, test } from 'vitest';
import type { JsonPath } from '#iam/json/json-path.ts';
import { parse, rangeOf } from '#iam/json/parse.ts';
import { IAM_CHECKS } from '#iam/rules/checks/index.ts';
import { CURED_BY_CONDITIONS, withoutUnresolved } from './unresolved-findings.ts';

const OPEN = [{ marker: '${var.x}' }];

/** The ids of the findings that stay, of some at these places. */
function staying(
  document: unknown,
  places: Readonly<Record<string, JsonPath>>,
  unresolved: readonly { marker?: string | undefined; isAnyNumber?: boolean }[] = OPEN,
): readonly string[] {
  const text = JSON.stringify(document);
  const parsed = parse(text);
  const findings = Object.entries(places).map(([id, path]) => {
    const location = { path, target: 'value' } as const;
    return { id, locations: [location], ...rangeOf(parsed, location) };
  });
  return withoutUnresolved(findings, unresolved, text).map(({ id }) => id);
}

const AT = ['Statement', 0] as const;
const policy = (statement: object) => ({ Statement: [statement] });

test('a string with an unresolved part is not judged; others are', () => {
  const document = policy({ Resource: '${var.x}/*', Action: 'a:b' });
  const places = { resource: [...AT, 'Resource'], action: [...AT, 'Action'], all: [] };
  expect(staying(document, places)).toEqual(['action', 'all']);
  expect(staying(document, places, [])).toEqual(['resource', 'action', 'all']);
});

test('an element that may be anything may be missing too', () => {
  const document = policy({
    NotAction: ['${var.x}'],
    Principal: { '${var.x}': '${var.x}' },
    NotPrincipal: { AWS: '${var.x}' },
    Resource: ['${var.x}', '*'],
  });
  const places = Object.fromEntries(
    ['NotAction', 'Principal', 'NotPrincipal', 'Resource'].map((name) => [name, [...AT, name]]),
  );
  expect(staying(document, places)).toEqual(['NotPrincipal', 'Resource']);
});

test('open conditions may limit a statement in any way, and not the others', () => {
  const open = { Condition: { StringEquals: { '${var.x}:sub': 'a' } } };
  const document = { Statement: [open, { Condition: { StringEquals: { 'aws:SourceArn': '${var.x}' } } }] };
  const [first, second] = [{ 'trust-open-to-everyone': AT }, { 'trust-open-to-everyone': ['Statement', 1] }];
  expect(staying(document, first)).toEqual([]);
  expect(staying(document, { 'pass-role-with-star-in-resource': AT })).toEqual([]);
  expect(staying(document, second)).toEqual(['trust-open-to-everyone']);
  expect(
    staying({ Statement: { Condition: '${var.x}' } }, { 'privilege-escalation': ['Statement'] }),
  ).toEqual([]);
});

test('a document that lacks statements is not judged for having none', () => {
  const none = { 'missing-statement': [], 'missing-version': [] };
  expect(staying({}, none, [{}])).toEqual(['missing-version']);
  expect(staying({}, none)).toEqual(['missing-statement', 'missing-version']);
});

test('the rules that miss a condition', () => {
  const ids = IAM_CHECKS.map(({ id }) => id).filter((id) => CURED_BY_CONDITIONS.test(id));
  const named = ids.map((id) => id.replace(/^(pass-role|create-slr)-with-.*/, '$1'));
  expect([...new Set(named)].toSorted()).toEqual([
    'condition-undone-by-bare-statement',
    'create-slr',
    'credential-exposure',
    'deny-leaves-other-paths',
    'eks-trust-without-subject',
    'missing-condition-key-for-oidc-principal',
    'missing-github-repo-condition-key',
    'missing-paired-condition-keys',
    'pass-role',
    'privilege-escalation',
    'rcp-missing-related-principal-condition-key',
    'rcp-missing-related-service-principal-condition-key',
    'rcp-missing-service-condition-key-null-check',
    'recommended-condition-key-for-service-principal',
    'restrict-access-to-service-principal',
    'shared-oidc-issuer-without-claim',
    'trust-account-wide',
    'trust-open-to-everyone',
    'trust-without-source-keys',
  ]);
});

test('of any number of parts the document has one, so that size and likeness say nothing', () => {
  const document = policy({ Action: 'a:b' });
  const places = { 'redundant-statement': AT, 'policy-size-exceeds-scp-quota': [], other: [] };
  const part = { marker: undefined };
  expect(staying(document, places, [part])).toEqual(Object.keys(places));
  expect(staying(document, places, [{ ...part, isAnyNumber: true }])).toEqual(['other']);
});
