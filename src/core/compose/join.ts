// Several tasks in one role: each is composed by itself, where it is offered, and their statements are merged.
import type { Answers, FieldValues } from '#core/answers/answers.ts';
import { readAnswers, type Reading } from '#core/answers/read.ts';
import { offeredTo } from '#core/answers/regions.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import type { FieldValue } from '#core/answers/field.ts';
import type { Scenario, ScenarioId } from '#core/catalog/scenarios.ts';
import type { Plan } from './plan.ts';
import type { Notice } from './role-kit.ts';
import { COMPOSERS } from './scenarios/index.ts';

/** The chosen Regions that one task is offered in. */
function itsRegions(reading: Reading, scenario: Scenario): readonly string[] {
  const offered = offeredTo(scenario, reading.view);
  const { regions } = reading.view.place;
  return offered ? regions.filter((region) => offered.includes(region)) : regions;
}

/**
 * What the questions hold for the role as a whole, starting values too: those can differ from the ones
 * that a task has by itself, and the wizard shows these.
 */
function sharedValues({ fields, view }: Reading): Readonly<Record<string, FieldValue>> {
  const valueOf = (id: (typeof fields)[number]): FieldValue => {
    const { kind } = fieldOf(id);
    if (kind === 'switch') return view.flag(id);
    return kind === 'text' || kind === 'choice' ? view.text(id) : view.list(id);
  };
  return Object.fromEntries(fields.map((id) => [id, valueOf(id)]));
}

/** The answers as one task sees them: its own Regions, and the names of the role they share. */
function answersFor(scenario: Scenario, reading: Reading, values: FieldValues): Answers {
  return {
    scenario: scenario.id as ScenarioId,
    values: {
      ...values,
      also: [],
      regions: itsRegions(reading, scenario),
      account: reading.view.place.account,
      entity: reading.view.entity.id,
      roleName: reading.answer('roleName'),
      policyName: reading.answer('policyName'),
    },
  };
}

const nowhere = (scenario: Scenario, reading: Reading): Notice => ({
  id: `nowhere-${scenario.id}`,
  text: `“${scenario.title}” is not offered in ${reading.view.place.regions.join(', ')}, so nothing in the role allows it. Choose one of ${(offeredTo(scenario, reading.view) ?? []).join(', ')} as well, or take it out of the role.`,
});

/** The plan of the scenario, with those of the tasks that are joined to it. */
export function joinedPlan(reading: Reading, answers: Answers): Plan {
  const { scenario, scenarios } = reading.view;
  const compose = (id: string, part: Reading): Plan => COMPOSERS[id as ScenarioId](part);
  if (scenarios.length === 1) return compose(scenario.id, reading);
  const some = scenarios.filter((each) => itsRegions(reading, each).length > 0);
  const values = { ...answers.values, ...sharedValues(reading) };
  const plans = some.map((each) => compose(each.id, readAnswers(answersFor(each, reading, values))));
  const main = plans.find((plan) => plan.main)?.main;
  return {
    ...(main ? { main: { ...main, grants: plans.flatMap((plan) => plan.main?.grants ?? []) } } : {}),
    roles: plans.flatMap((plan) => plan.roles ?? []),
    attachments: plans.flatMap((plan) => plan.attachments ?? []),
    policies: plans.flatMap((plan) => plan.policies ?? []),
    nextSteps: plans.flatMap((plan) => plan.nextSteps ?? []),
    notices: [
      ...plans.flatMap((plan) => plan.notices ?? []),
      ...scenarios.filter((each) => !some.includes(each)).map((each) => nowhere(each, reading)),
    ],
  };
}
