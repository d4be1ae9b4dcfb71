// Files of test cases: read, decided, and counted.
import { coverageOf, uncoveredWords } from '#iam/cases/coverage.ts';
import { readCases } from '#iam/cases/read-cases.ts';
import { documentsOf, refsIn, type LoadDocuments } from '#iam/cases/resolve.ts';
import { runCase } from '#iam/cases/run-case.ts';
import { referenceFacts } from '#iam/decide/reference-facts.ts';
import { POLICY_WORDS, randomJson, randomPolicy } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';
import type { Random } from '#workshop/fuzz/random.ts';
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

function request(random: Random): object {
  return {
    principal: random.pick<unknown>([
      'anonymous',
      'arn:aws:iam::111122223333:role/a',
      'lambda.amazonaws.com',
      randomJson(random),
    ]),
    action: random.pick<unknown>(['s3:GetObject', ['s3:GetObject', 'kms:Decrypt'], '*', randomJson(random)]),
    resource: random.pick<unknown>(['*', 'arn:aws:s3:::b/k', ['*', '*'], randomJson(random)]),
    ...(random.once(2) && {
      context: { 'aws:SourceIp': random.pick<unknown>(['10.0.0.1', true, ['a', 'b'], randomJson(random)]) },
    }),
  };
}

const file = (random: Random): object => ({
  documents: {
    a: randomPolicy(random),
    [random.pick(['__proto__', 'FullAWSAccess', 'b'])]: randomPolicy(random),
  },
  ...(random.once(2) && { assumed: { c: randomPolicy(random) } }),
  policies: { identity: random.pick<unknown>(['a', ['a', 'b'], 'ab.json', randomPolicy(random)]) },
  cases: Array.from({ length: 1 + random.below(4) }, () => ({
    request: request(random),
    expect: random.pick(['allowed', 'denied', 'depends', 'maybe']),
    ...(random.once(3) && { statement: random.pick<unknown>([1, 'Read', 0, randomJson(random)]) }),
    ...(random.once(3) && { policies: { scp: [[randomPolicy(random)], 'FullAWSAccess'], boundary: 'a' } }),
  })),
});

export const cases: FuzzKind = {
  id: 'cases',
  seeds: await exportedFiles('cases', '.yaml'),
  words: [...WORDS, ...POLICY_WORDS],
  generate: (random) => JSON.stringify(file(random), null, random.pick([0, 2])),
  answers: { read: (text) => readCases(text, nameOf(text)), decide: decideAll },
};
