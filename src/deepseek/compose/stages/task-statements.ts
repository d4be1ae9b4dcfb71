// Stage 2. What each task needs, as statements. Each task is composed by itself, in the Regions it is offered in.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { offeredTo } from '#deepseek/answers/offered-regions.ts';
import type { Scenario } from '#deepseek/catalog/scenarios.ts';
import { makesRole } from '#deepseek/answers/answers-view.ts';
import { entityExtras } from '#deepseek/compose/stages/entity-extras.ts';
import type { Extras } from '#deepseek/compose/extras.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import type { Plan, PolicyPlan } from '#deepseek/compose/plan.ts';
import { composerOf } from '#deepseek/compose/registry.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';
import type { Tasks } from './plan-tasks.ts';
import { joinOr } from '#iam/text/words.ts';

const offeredNowhere = (scenario: Scenario, checked: CheckedAnswers): Notice => ({
  id: `nowhere-${scenario.id}`,
  title: 'Not offered here',
  text: `“${scenario.title}” is not offered in ${checked.view.home.regions.join(', ')}, so the role does not allow it. Also choose one of ${(offeredTo(scenario, checked.view) ?? []).join(', ')}, or remove it from the role.`,
  stops: {
    text: `“${scenario.title}” is not offered in ${joinOr(checked.view.home.regions)}.`,
    fields: ['regions', 'also'],
  },
});

/** A bucket has one policy, so the policies of two tasks for the same bucket become one. */
function mergePolicies(policies: readonly PolicyPlan[]): readonly PolicyPlan[] {
  return [...groupBy(policies, ({ type, attachTo }) => `${type} ${attachTo}`).values()].map((same) => ({
    ...same[0]!,
    statements: same.flatMap(({ statements }) => statements),
    leaves: [...new Set(same.flatMap(({ leaves = [] }) => leaves))],
  }));
}

/** Nothing, while the composer is not loaded. */
const planOf = (checked: CheckedAnswers): Plan => composerOf(checked.view.scenario.id)?.(checked) ?? {};

/** The plans of all tasks as one. */
function joinTasks({ checkedTasks, nowhere }: Tasks, checked: CheckedAnswers): Plan {
  if (checked.view.scenarios.length === 1) return planOf(checked);
  const plans = checkedTasks.map(planOf);
  const main = plans.find((plan) => plan.main)?.main;
  return {
    ...(main ? { main: { ...main, statements: plans.flatMap((plan) => plan.main?.statements ?? []) } } : {}),
    roles: plans.flatMap((plan) => plan.roles ?? []),
    attachments: plans.flatMap((plan) => plan.attachments ?? []),
    policies: mergePolicies(plans.flatMap((plan) => plan.policies ?? [])),
    nextSteps: plans.flatMap((plan) => plan.nextSteps ?? []),
    notices: [
      ...plans.flatMap((plan) => plan.notices ?? []),
      ...nowhere.map((each) => offeredNowhere(each, checked)),
    ],
  };
}

/** The plan with what the trusted entity adds to it. Its steps come first: they are done in its own service. */
function withExtras(plan: Plan, extras: Extras): Plan {
  const { main } = plan;
  return {
    ...(main && { main: { ...main, statements: [...main.statements, ...(extras.statements ?? [])] } }),
    roles: [...(plan.roles ?? []), ...(extras.roles ?? [])],
    attachments: [...(plan.attachments ?? []), ...(extras.attachments ?? [])],
    policies: plan.policies ?? [],
    nextSteps: [...(extras.nextSteps ?? []), ...(plan.nextSteps ?? [])],
    notices: [...(plan.notices ?? []), ...(extras.notices ?? [])],
  };
}

export function taskStatements(tasks: Tasks, checked: CheckedAnswers): Plan {
  const extras = makesRole(checked.view.scenario) ? entityExtras(checked) : {};
  return withExtras(joinTasks(tasks, checked), extras);
}
