// The calls that a kit must allow and deny: those of its scenarios, of who uses it and of who deploys it.
import type { Answers } from '#deepseek/answers/answers.ts';
import { readAnswers, type CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { deployerEntity } from '#deepseek/answers/deployer.ts';
import { hasRole } from '#deepseek/answers/answers-view.ts';
import '#deepseek/answers/register-all.ts';
import { CHECKS } from '#deepseek/scenarios/checks.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { hasDeployerPolicy } from '#deepseek/shared/host-deployer.ts';
import { planTasks } from '#deepseek/compose/stages/plan-tasks.ts';
import { deployerExpectations } from './deployer.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { withMatchedTags } from './match-tags.ts';
import { sessionExpectations } from './sessions.ts';
import { nobodyElse } from './nobody-else.ts';
import { trustExpectations } from './trust.ts';
import { entityExpectations } from './entity-extras.ts';

export type { Expectation } from '#iam/request/expectation.ts';

interface TaskExpectation {
  readonly task: number;
  readonly expectation: Expectation;
}

/** Whether `other` allows the same call as a near miss: the principal is the same and the near miss sends all of its context. */
const permits = (other: TaskExpectation, miss: TaskExpectation): boolean =>
  (other.task !== miss.task || other.expectation.label !== miss.expectation.label) &&
  JSON.stringify(other.expectation.principal) === JSON.stringify(miss.expectation.principal) &&
  Object.entries(other.expectation.context).every(
    ([key, value]) => String(miss.expectation.context[key]) === String(value),
  );

const callIn = ({ expectation }: TaskExpectation): string => `${expectation.action} ${expectation.resource}`;

/** Drops near misses that another call allows, such as a call of another task of the role. */
function consistent(tasks: readonly (readonly Expectation[])[]): readonly Expectation[] {
  const all = tasks.flatMap((expectations, task) =>
    expectations.map((expectation): TaskExpectation => ({ task, expectation })),
  );
  const calls = groupBy(
    all.filter(({ expectation }) => expectation.expect === 'allowed'),
    callIn,
  );
  return all
    .filter(
      (entry) =>
        entry.expectation.expect === 'allowed' ||
        !calls.get(callIn(entry))?.some((other) => permits(other, entry)),
    )
    .map(({ expectation }) => expectation);
}

/** Whether the kit has a role for the deployer: not where everything to deploy to is in other accounts. */
const hasDeployerRole = (task: CheckedAnswers): boolean =>
  deployerEntity(task.view) !== undefined &&
  (task.view.scenario.id !== 'host-eks' || hasDeployerPolicy(task));

/** The calls that the kit of these answers must allow and must deny, each once. */
export function expectationsOf(answers: Answers): readonly Expectation[] {
  const checked = readAnswers(answers);
  const { checkedTasks } = planTasks(checked);
  const tasks = checkedTasks.map((task) =>
    withMatchedTags(checked, CHECKS[task.view.scenario.id]?.(task) ?? []),
  );
  // A task that is offered in none of the Regions has no deployer either.
  const isDeployed = checkedTasks.some(hasDeployerRole);
  const own = consistent(tasks);
  const all = [
    ...own,
    ...sessionExpectations(checked, own),
    ...(isDeployed ? deployerExpectations(checked) : []),
    ...(hasRole(checked.view)
      ? [...trustExpectations(checked), nobodyElse(checked), ...entityExpectations(checked)]
      : []),
  ];
  return [...new Map(all.map((expectation) => [expectation.id, expectation])).values()];
}
