// Files of test cases: read, decided, and counted.
import * as fc from 'fast-check';
import { coverageOf, uncoveredWords } from '#iam/cases/coverage.ts';
import { readCases } from '#iam/cases/read-cases.ts';
import { documentsOf, refsIn, type LoadDocuments } from '#iam/cases/resolve.ts';
import { runCase } from '#iam/cases/run-case.ts';
import { context, principal } from '#iam/decide/testing/requests-and-policies.arbitrary.ts';
import { referenceFacts } from '#iam/decide/reference-facts.ts';
import { anyJson, anyPolicy, POLICY_WORDS } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';
import { REFERENCE } from '#workshop/fuzz/reference.ts';
import { exportedFiles } from './exported.ts';

const FACTS = referenceFacts(REFERENCE);

const WORDS = [
  'expect: allowed',
  'expect: depends',
  'cases:\n',
  'policies: ',
  'identity: ',
  'scp: [[FullAWSAccess]]',
  'documents: {a: ',
  'assumed: {a: ',
  'statement: 2\n',
  'layer: scp\n',
  'reason: allow\n',
  'unspecified: unknown\n',
  'unknownKeys: [aws:SourceVpce]',
  'principal: anonymous',
  'context: {aws:SourceIp: [10.0.0.1]}',
  'action: [s3:GetObject, s3:PutObject]',
  '&a ',
  '*a',
  '- ',
];

/** Some paths are files with two documents, some cannot be read. */
const loader = (): LoadDocuments => {
  const documents = [1, 2].map((each) => ({
    title: `document ${each}`,
    document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
  }));
  return (path) => (path.length % 2 === 0 ? documents : `${path} does not exist.`);
};

const nameOf = (text: string): string => (/^\s*\{/.test(text) ? 'a.rolewright.json' : 'a.rolewright.yaml');

function decideAll(text: string): readonly string[] {
  const read = readCases(text, nameOf(text));
  const load = loader();
  const refs = [...read.documents, ...read.cases.flatMap(({ policies }) => refsIn(policies))];
  const results = read.cases.map((each) => runCase(each, { load, reference: REFERENCE, facts: FACTS }));
  return uncoveredWords(
    coverageOf(
      documentsOf(refs, load),
      results.flatMap(({ decidedBy }) => decidedBy),
    ),
  );
}

const request = fc.record(
  {
    principal: fc.oneof(principal, anyJson),
    action: fc.oneof(fc.constantFrom<unknown>('s3:GetObject', ['s3:GetObject', 'kms:Decrypt'], '*'), anyJson),
    resource: fc.oneof(fc.constantFrom<unknown>('*', 'arn:aws:s3:::b/k', ['*', '*']), anyJson),
    context: fc.oneof(context, anyJson),
  },
  { requiredKeys: ['principal', 'action', 'resource'] },
);

const oneCase = fc.record(
  {
    request,
    expect: fc.constantFrom('allowed', 'denied', 'explicitlyDenied', 'depends', 'maybe'),
    statement: fc.oneof(fc.constantFrom<unknown>(1, 'Read', 0), anyJson),
    policies: anyPolicy.map((policy) => ({ scp: [[policy], 'FullAWSAccess'], boundary: 'a' })),
  },
  { requiredKeys: ['request', 'expect'] },
);

const file = fc.record(
  {
    documents: fc
      .tuple(anyPolicy, fc.constantFrom('__proto__', 'FullAWSAccess', 'b'), anyPolicy)
      .map(([a, name, other]) => ({ a, ...Object.fromEntries([[name, other]]) })),
    assumed: anyPolicy.map((c) => ({ c })),
    policies: fc
      .oneof(fc.constantFrom<unknown>('a', ['a', 'b'], 'ab.json'), anyPolicy)
      .map((identity) => ({ identity })),
    cases: fc.array(oneCase, { minLength: 1, maxLength: 4 }),
  },
  { requiredKeys: ['documents', 'policies', 'cases'] },
);

export const cases: FuzzKind = {
  id: 'cases',
  seeds: await exportedFiles('cases', '.yaml'),
  words: [...WORDS, ...POLICY_WORDS],
  generated: fc
    .tuple(file, fc.constantFrom(0, 2))
    .map(([value, indent]) => JSON.stringify(value, null, indent)),
  answers: { read: (text) => readCases(text, nameOf(text)), decide: decideAll },
};
