// What holds of readiness whatever the answers: ready means that the calls work, and a cure never makes things worse.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyAnswers, completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { prove } from '#iam/environment/prove.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { curesOf } from './cures.ts';
import { rankOf, readinessOf } from './readiness-of.ts';
import type { ReadinessInput } from './readiness.ts';

const inputOf = (answers: Answers): ReadinessInput => ({ answers, kit: compose(answers), documents: [] });

/** The answers with every guess confirmed. */
function confirmed(answers: Answers): Answers {
  const { causes } = readinessOf(inputOf(answers));
  return causes
    .filter(({ state }) => state === 'guesses')
    .reduce(
      (kept, { fields }) => ({
        ...kept,
        values: {
          ...kept.values,
          ...Object.fromEntries(
            fields.map((id) => [
              id,
              causes.find((cause) => cause.id === `guess-${id}`)?.cures[0]?.answers?.values[id] ?? [],
            ]),
          ),
        },
      }),
      answers,
    );
}

test('the calls of a kit that is ready work where they start', () => {
  let ready = 0;
  fc.assert(
    fc.property(completeAnswers.map(confirmed), (answers) => {
      const input = inputOf(answers);
      const { state, causes } = readinessOf(input);
      expect(state === 'ready').toBe(causes.length === 0);
      if (state !== 'ready') return;
      ready += 1;
      const environment = environmentOf(input.kit, kitAccountOf(answers));
      const calls = expectationsOf(answers).filter((each) => each.expect === 'allowed');
      expect(calls.filter((each) => !prove(environment, each).passes).map(({ id }) => id)).toEqual([]);
      // A guardrail can be named in its own Region only.
      const far = calls.filter(({ resource, context }) => {
        const guardrail = context['bedrock:GuardrailIdentifier'];
        const profile = context['bedrock:InferenceProfileArn'];
        const start = typeof profile === 'string' ? profile : resource;
        return typeof guardrail === 'string' && parseArn(guardrail)?.region !== parseArn(start)?.region;
      });
      expect(far.map(({ id }) => id)).toEqual([]);
    }),
    { numRuns: runs(30) },
  );
  expect(ready).toBeGreaterThan(5);
});

test('a cure never worsens the state, brings no new cause into the same, and never widens first', () => {
  let cured = 0;
  fc.assert(
    fc.property(fc.oneof(completeAnswers, anyAnswers), (answers) => {
      const input = inputOf(answers);
      const before = readinessOf(input);
      for (const cause of before.causes.slice(0, 2)) {
        const cures = curesOf(input, cause);
        expect(cures.length).toBeLessThanOrEqual(3);
        expect(cures[0]?.widens).toBeUndefined();
        for (const { answers: changed } of cures) {
          if (!changed) continue;
          cured += 1;
          const after = readinessOf(inputOf(changed));
          expect(rankOf(after.state)).toBeGreaterThanOrEqual(rankOf(before.state));
          if (after.state !== before.state) continue;
          const known = before.causes.map(({ id }) => id);
          expect(after.causes.filter(({ id }) => !known.includes(id))).toEqual([]);
        }
      }
    }),
    { numRuns: runs(30) },
  );
  expect(cured).toBeGreaterThan(0);
});

test('the order of answers does not matter', () => {
  fc.assert(
    fc.property(anyAnswers, ({ scenario, values }) => {
      const turned: Answers = { scenario, values: Object.fromEntries(Object.entries(values).toReversed()) };
      const told = (answers: Answers) =>
        readinessOf(inputOf(answers)).causes.map(({ id, text }) => [id, text]);
      expect(told(turned)).toEqual(told({ scenario, values }));
    }),
    { numRuns: runs(30) },
  );
});

test('every cause names questions that are asked, and says one line', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const asked = readAnswers(answers).fields;
      for (const { id, text, fields } of readinessOf(inputOf(answers)).causes) {
        expect(
          fields.some((field) => asked.includes(field)),
          `${id} ${fields.join()}`,
        ).toBe(true);
        expect(text, id).not.toMatch(/\n|^$/);
      }
    }),
    { numRuns: runs(30) },
  );
});
