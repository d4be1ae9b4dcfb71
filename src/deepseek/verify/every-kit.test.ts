// Every scenario, for every trusted entity, in every partition: its kit has no finding, allows its calls and denies near misses.
import { describe, expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { checkRegion } from '#deepseek/answers/check-region.ts';
import { scenarios, type Scenario, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf, type RoleKit } from '#deepseek/compose/role-kit.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { PARTITIONS, REGIONS } from '#iam/facts/regions.ts';
import { print } from '#iam/policy/print.ts';
import { nonWhitespaceLength } from '#iam/json/text-size.ts';
import { lint } from '#iam/rules/lint.ts';
import { loadFor, reference } from '#iam/rules/testing/service-reference.ts';
import { checkText } from '#iam/grammar/check-text.ts';
import { kitAccountOf } from './kit-account.ts';
import { environmentOf } from './kit-environment.ts';
import { turnedAnswers } from './testing/turned-answers.ts';
import { prove } from '#iam/environment/prove.ts';

type Values = Answers['values'];

/** ARNs that a person pastes: outside the commercial partition, these can only be those of endpoints. */
const pasted = ({ id }: Scenario, partition: string, region: string): Values =>
  id === 'invoke-arns' && partition !== 'aws'
    ? { modelArns: [`arn:${partition}:sagemaker:${region}:111122223333:endpoint/deepseek-r1`] }
    : {};

/** The scenario as it starts, for one trusted entity in a partition; undefined where AWS does not offer it. */
function startFor(scenario: Scenario, entity: string | undefined, partition: string): Answers | undefined {
  const start = startAnswers(scenario.id as ScenarioId);
  const values: Values = { ...start.values, ...(entity === undefined ? {} : { entity }) };
  const view = viewOf({ ...start, values });
  if (view.asks('governPartition')) return { ...start, values: { ...values, governPartition: partition } };
  // Where its models are, if AWS has any in the partition.
  const [region] = REGIONS.filter(
    (each) => each.partition === partition && checkRegion(each.code, view, partition).ok,
  ).toSorted((a, b) => Number(b.code === 'us-east-1') - Number(a.code === 'us-east-1'));
  if (!region) return undefined;
  const answers = {
    ...start,
    values: { ...values, regions: [region.code], ...pasted(scenario, partition, region.code) },
  };
  return compose(answers).problems.some(({ field }) => field === 'entity') ? undefined : answers;
}

const starts = scenarios.all().flatMap((scenario) =>
  (scenario.entities.length > 0 ? scenario.entities : [undefined]).flatMap((entity) =>
    PARTITIONS.map(({ id: partition }) => ({
      scenario,
      entity,
      partition,
      answers: startFor(scenario, entity, partition),
    })),
  ),
);

const findingsIn = (kit: RoleKit): readonly string[] =>
  documentsOf(kit).flatMap(({ id, type, document }) => {
    const text = print(document);
    const source = { type, document: JSON.parse(text), size: nonWhitespaceLength(text), length: text.length };
    loadFor(source);
    return [
      ...checkText(type, text).findings.map(({ message }) => `${id}: ${message}`),
      ...lint(source, reference, RULES)
        .filter(({ severity }) => severity !== 'suggestion')
        .map((finding) => `${id}: ${finding.id} ${finding.message}`),
    ];
  });

function wrongCalls(answers: Answers, kit: RoleKit): readonly string[] {
  const environment = environmentOf(kit, kitAccountOf(answers));
  return expectationsOf(answers).flatMap((expectation) => {
    const { passes, decision, failure } = prove(environment, expectation);
    return passes ? [] : [`${expectation.expect}: ${expectation.id}: ${String(decision)} ${failure}`];
  });
}

function faultsOf(answers: Answers): readonly string[] {
  const kit = compose(answers);
  // An option that AWS does not offer in the partition is refused there in so many words.
  if (kit.problems.length > 0 && kit.problems.every(({ message }) => message.includes(' is not offered in ')))
    return [];
  return [
    ...kit.problems.map(({ field, message }) => `${field}: ${message}`),
    ...findingsIn(kit),
    ...wrongCalls(answers, kit),
  ];
}

describe.each(scenarios.all().map(({ id }) => id))('%s', (id) => {
  const mine = starts.filter(({ scenario }) => scenario.id === id);

  test('for each trusted entity, in each partition', () => {
    const faults = mine.flatMap(({ entity, partition, answers }) =>
      answers ? faultsOf(answers).map((fault) => `${entity ?? ''} ${partition} ${fault}`) : [],
    );
    expect(faults).toEqual([]);
    expect(mine.some(({ answers }) => answers)).toBe(true);
  });

  test('with each switch turned, and each option chosen, in each partition', () => {
    const first = PARTITIONS.flatMap(
      (partition) => mine.find((each) => each.partition === partition.id && each.answers)?.answers ?? [],
    );
    const faults = first.flatMap((answers) =>
      turnedAnswers(answers, ['entity', 'governPartition']).flatMap(([change, changed]) =>
        faultsOf(changed).map((fault) => `${change} ${fault}`),
      ),
    );
    expect(faults).toEqual([]);
  });
});

test('where a scenario is not offered, its Regions are refused', () => {
  const refused = starts.filter(({ answers }) => answers === undefined);
  expect(refused.length).toBeGreaterThan(0);
  for (const { scenario, entity, partition } of refused) {
    const start = startAnswers(scenario.id as ScenarioId);
    const [region] = REGIONS.filter((each) => each.partition === partition);
    const values = { ...start.values, ...(entity === undefined ? {} : { entity }), regions: [region!.code] };
    expect(compose({ ...start, values }).problems, `${scenario.id} ${partition}`).not.toEqual([]);
  }
});
