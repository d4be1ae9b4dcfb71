// The corpus of the benchmark is the same every time, and as large as policies in use.
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { checkPolicy } from '#iam/editing/check-policy.ts';
import { CORPUS, CORPUS_REFERENCE } from './corpus.ts';
import { COUNTS, POLICY_COUNT } from './corpus-shape.ts';

interface Statement {
  readonly Action: string | readonly string[];
  readonly Condition?: Readonly<Record<string, object>>;
}

const documents = CORPUS.map((text) => JSON.parse(text) as { readonly Statement: readonly Statement[] });
const statements = documents.flatMap(({ Statement }) => Statement);

const shareUpTo = (counts: readonly number[], most: number): number =>
  counts.filter((each) => each <= most).length / counts.length;

test('as many statements and conditions as the table says', () => {
  expect(documents).toHaveLength(POLICY_COUNT);
  for (const [share, most] of COUNTS.statements) {
    const found = shareUpTo(
      documents.map(({ Statement }) => Statement.length),
      most,
    );
    expect(Math.abs(found - share), `up to ${most} statements`).toBeLessThan(0.08);
  }
  const unconditional = statements.filter(({ Condition }) => Condition === undefined).length;
  expect(unconditional / statements.length).toBeCloseTo(COUNTS.conditions[0]![0]!, 1);
});

test('most policies are right', () => {
  const findings = CORPUS.map(
    (text) => checkPolicy({ type: 'identity', text }, CORPUS_REFERENCE, RULES).findings.length,
  );
  const faulty = findings.filter((count) => count > 0).length;
  expect(faulty).toBeGreaterThan(20);
  expect(faulty).toBeLessThan(80);
});
