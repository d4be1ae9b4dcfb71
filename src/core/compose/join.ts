// Several tasks in one role: each is composed by itself, where it is offered, and their statements are merged.
import type { Answers, FieldValues } from '#core/answers/answers.ts';
import { readAnswers, type Reading } from '#core/answers/read.ts';
import { offeredTo } from '#core/answers/regions.ts';
import { fieldOf, isFieldId } from '#core/answers/fields/fields.ts';
import type { FieldValue } from '#core/answers/field.ts';
import type { Scenario, ScenarioId } from '#core/catalog/scenarios.ts';
import { groupBy } from './group-by.ts';
import type { Plan, PolicyPlan } from './plan.ts';
import type { Notice } from './role-kit.ts';
import { COMPOSERS } from './scenarios/index.ts';

/** The Regions that ARNs pasted for one task say themselves. */
function pastedRegions({ view }: Reading, scenario: Scenario): readonly string[] {
  const regions = scenario.fields.filter(isFieldId).flatMap((id) => {
    const field = fieldOf(id);
    if (field.kind !== 'list') return [];
    return view.list(id).flatMap((raw) => field.says?.(raw)?.region ?? []);
  });
  return [...new Set(regions)];
}

/** The chosen Regions that one task is offered in; those of its ARNs where the chosen ones are all for other tasks. */
function itsRegions(reading: Reading, scenario: Scenario): readonly string[] {
  const offered = offeredTo(scenario, reading.view);
  const { regions } = reading.view.place;
  if (!offered) return regions;
  const here = (some: readonly string[]) => some.filter((region) => offered.includes(region));
  const chosen = here(regions);
  return chosen.length > 0 ? chosen : here(pastedRegions(reading, scenario));
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
      account: reading.view.place.accountGiven ? reading.view.place.account : '',
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

/** The scenario and the tasks joined to it, without those that cannot be beside the other answers. */
function usableTasks({ problems, view }: Reading): readonly Scenario[] {
  const refused = problems.filter(({ field }) => field === 'also').map(({ raw }) => raw);
  return view.scenarios.filter(({ id }) => !refused.includes(id));
}

/** A bucket takes one policy: what two tasks put on the same one stands in one document, under Sids of its own. */
function onePolicyEach(policies: readonly PolicyPlan[]): readonly PolicyPlan[] {
  return [...groupBy(policies, ({ type, attachTo }) => `${type} ${attachTo}`).values()].map((same) => ({
    ...same[0]!,
    grants: same.flatMap(({ grants }) => grants),
    leaves: [...new Set(same.flatMap(({ leaves = [] }) => leaves))],
  }));
}

/** The plan of the scenario, with those of the tasks that are joined to it. */
export function joinedPlan(reading: Reading, answers: Answers): Plan {
  const { scenario } = reading.view;
  const scenarios = usableTasks(reading);
  const compose = (id: string, part: Reading): Plan => COMPOSERS[id as ScenarioId](part);
  if (reading.view.scenarios.length === 1) return compose(scenario.id, reading);
  const some = scenarios.filter((each) => itsRegions(reading, each).length > 0);
  const values = { ...answers.values, ...sharedValues(reading) };
  const plans = some.map((each) => compose(each.id, readAnswers(answersFor(each, reading, values))));
  const main = plans.find((plan) => plan.main)?.main;
  return {
    ...(main ? { main: { ...main, grants: plans.flatMap((plan) => plan.main?.grants ?? []) } } : {}),
    roles: plans.flatMap((plan) => plan.roles ?? []),
    attachments: plans.flatMap((plan) => plan.attachments ?? []),
    policies: onePolicyEach(plans.flatMap((plan) => plan.policies ?? [])),
    nextSteps: plans.flatMap((plan) => plan.nextSteps ?? []),
    notices: [
      ...plans.flatMap((plan) => plan.notices ?? []),
      ...scenarios.filter((each) => !some.includes(each)).map((each) => nowhere(each, reading)),
    ],
  };
}
