// What every scenario asks: little, and only what exists.
import { expect, test } from 'vitest';
import { entities } from '#deepseek/catalog/entities.ts';
import { scenarios, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { isFieldId } from './fields/fields.ts';
import { readAnswers } from './read-answers.ts';

/** Each scenario with each of its trusted entities; once where it has none. */
const starts = scenarios
  .all()
  .flatMap((scenario) =>
    (scenario.entities.length > 0 ? scenario.entities : ['']).map((entity): [string, string, ScenarioRow] => [
      scenario.id,
      entity,
      scenario,
    ]),
  );

/** CreateCluster takes an EKS cluster, subnets, security groups and lifecycle scripts, and none of them can be guessed. */
const MOST_ANSWERS: Readonly<Record<string, number>> = { hyperpod: 7 };

test.each(starts)('%s with %s needs few answers: mostly at most six', (id, entity) => {
  const values = entity === '' ? {} : { entity };
  const { placeholders, problems } = readAnswers({ scenario: id as ScenarioRow['id'], values });
  expect(problems).toEqual([]);
  expect(placeholders.length, placeholders.join(', ')).toBeLessThanOrEqual(MOST_ANSWERS[id] ?? 6);
});

test.each(starts)('%s with %s names only questions that exist', (_id, entity, scenario) => {
  const named = [
    ...scenario.fields,
    ...Object.keys(scenario.initial),
    ...(entities.find(entity)?.fields ?? []),
  ];
  expect(named.filter((field) => !isFieldId(field))).toEqual([]);
});

test('every trusted entity is used by a scenario, and every one a scenario names exists', () => {
  const named = new Set(scenarios.all().flatMap((scenario) => scenario.entities as readonly string[]));
  expect([...named].toSorted()).toEqual(
    entities
      .all()
      .map(({ id }) => id)
      .toSorted(),
  );
});
