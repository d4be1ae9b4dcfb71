// The generated answers are what they promise to be, and leave no scenario, trusted entity or partition out.
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { entities } from '#deepseek/catalog/entities.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { PARTITIONS } from '#iam/facts/regions.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { anyAnswers, completeAnswers } from './answers.arbitrary.ts';
import { fitsField } from './answers.ts';
import { fieldIds, isFieldId, type FieldId } from './fields/fields.ts';
import { readAnswers } from './read-answers.ts';

vi.setConfig({ testTimeout: 30_000 });

test('complete answers have no problem and no placeholder', () => {
  fc.assert(
    fc.property(completeAnswers, (answers) => {
      const { problems, placeholders } = readAnswers(answers);
      expect({ problems, placeholders }).toEqual({ problems: [], placeholders: [] });
    }),
    { numRuns: runs(500) },
  );
});

test('complete answers reach every scenario, trusted entity, partition and question', () => {
  const samples = fc.sample(completeAnswers, { numRuns: runs(2000), seed: 1 }).map((a) => readAnswers(a));
  const seen = (pick: (checked: (typeof samples)[number]) => readonly string[]) =>
    [...new Set(samples.flatMap(pick))].toSorted();
  expect(seen(({ view }) => [view.scenario.id])).toEqual(
    scenarios
      .all()
      .map(({ id }) => id)
      .toSorted(),
  );
  expect(seen(({ view }) => [view.entity.id])).toEqual(
    entities
      .all()
      .map(({ id }) => id)
      .toSorted(),
  );
  expect(seen(({ view }) => [view.home.partition])).toEqual(PARTITIONS.map(({ id }) => id).toSorted());
  expect(seen(({ fields }) => fields)).toEqual([...fieldIds()].toSorted());
});

test('reading any answers never throws and gives a value for every question', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const { fields, answer, problems, placeholders } = readAnswers(answers);
      for (const id of fields) expect(answer(id)).not.toBeUndefined();
      for (const { message } of problems) expect(message).toMatch(/\S/);
      expect(fields).toEqual(expect.arrayContaining([...placeholders]));
    }),
    { numRuns: runs(500) },
  );
});

test('any answers hold values of the type their field holds', () => {
  fc.assert(
    fc.property(anyAnswers, ({ values }) => {
      for (const [id, value] of Object.entries(values))
        expect(isFieldId(id) && fitsField(id as FieldId, value)).toBe(true);
    }),
  );
});
