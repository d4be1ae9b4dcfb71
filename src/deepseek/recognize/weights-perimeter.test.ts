// Resource control policies on weights lead back to their own scenario, not to a set of policies that has one of them.
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { completeAnswersOf } from '#deepseek/answers/answers.arbitrary.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { recognize } from './recognize.ts';

vi.setConfig({ testTimeout: 120_000 });

test('whatever the answers, in every partition', () => {
  fc.assert(
    fc.property(completeAnswersOf('weights-perimeter'), (answers) => {
      const given = documentsOf(compose(answers)).map(({ type, document }) => ({ type, document }));
      expect(recognize(given)).toMatchObject({
        answers: { scenario: 'weights-perimeter' },
        unmatched: [],
        added: [],
      });
    }),
    { numRuns: runs(12) },
  );
});
