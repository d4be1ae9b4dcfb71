// The corpus of the benchmark is as faulty and as large as policies in use.
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { checkPolicy } from '#iam/editing/check-policy.ts';
import { CORPUS, CORPUS_REFERENCE } from './corpus.ts';

test('most policies are short, some are long, and most are right', () => {
  const lengths = CORPUS.map((text) => (JSON.parse(text) as { Statement: object[] }).Statement.length);
  const shareUpTo = (most: number) => lengths.filter((length) => length <= most).length / lengths.length;
  expect(lengths).toHaveLength(300);
  expect(shareUpTo(1)).toBeCloseTo(0.4, 1);
  expect(shareUpTo(11)).toBeCloseTo(0.9, 1);
  const faulty = CORPUS.filter(
    (text) => checkPolicy({ type: 'identity', text }, CORPUS_REFERENCE, RULES).findings.length > 0,
  );
  expect(faulty.length).toBeGreaterThan(20);
  expect(faulty.length).toBeLessThan(80);
});
