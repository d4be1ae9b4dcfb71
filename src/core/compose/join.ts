// Several tasks in one role: each is composed by itself, where it is offered, and their statements are merged.
import type { Answers } from '#core/answers/answers.ts';
import type { Reading } from '#core/answers/read.ts';
import { offeredTo } from '#core/answers/regions.ts';
import type { Scenario, ScenarioId } from '#core/catalog/scenarios.ts';
import { groupBy } from '#core/collections/group-by.ts';
import type { Plan, PolicyPlan } from './plan.ts';
import type { Notice } from './role-kit.ts';
import { COMPOSERS } from './scenarios/index.ts';
import { tasksOf } from './tasks.ts';

const offeredNowhere = (scenario: Scenario, reading: Reading): Notice => ({
  id: `nowhere-${scenario.id}`,
  text: `“${scenario.title}” is not offered in ${reading.view.place.regions.join(', ')}, so nothing in the role allows it. Choose one of ${(offeredTo(scenario, reading.view) ?? []).join(', ')} as well, or take it out of the role.`,
});

/** A bucket takes one policy: what two tasks put on the same one stands in one document, under Sids of its own. */
function onePolicyEach(policies: readonly PolicyPlan[]): readonly PolicyPlan[] {
  return [...groupBy(policies, ({ type, attachTo }) => `${type} ${attachTo}`).values()].map((same) => ({
    ...same[0]!,
    grants: same.flatMap(({ grants }) => grants),
    leaves: [...new Set(same.flatMap(({ leaves = [] }) => leaves))],
  }));
}

const planOf = (reading: Reading): Plan => COMPOSERS[reading.view.scenario.id as ScenarioId](reading);

/** The plan of the scenario, with those of the tasks that are joined to it. */
export function joinedPlan(reading: Reading, answers: Answers): Plan {
  const { readings, nowhere } = tasksOf(reading, answers);
  if (reading.view.scenarios.length === 1) return planOf(reading);
  const plans = readings.map(planOf);
  const main = plans.find((plan) => plan.main)?.main;
  return {
    ...(main ? { main: { ...main, grants: plans.flatMap((plan) => plan.main?.grants ?? []) } } : {}),
    roles: plans.flatMap((plan) => plan.roles ?? []),
    attachments: plans.flatMap((plan) => plan.attachments ?? []),
    policies: onePolicyEach(plans.flatMap((plan) => plan.policies ?? [])),
    nextSteps: plans.flatMap((plan) => plan.nextSteps ?? []),
    notices: [
      ...plans.flatMap((plan) => plan.notices ?? []),
      ...nowhere.map((each) => offeredNowhere(each, reading)),
    ],
  };
}
