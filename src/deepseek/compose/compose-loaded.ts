// Composes with what is loaded: the first view, or everything once register-all.ts is there too.
import '#deepseek/answers/register-fields.ts';
import './first-view.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { nameProblems } from './name-problems.ts';
import { principalProblems } from './principal-problems.ts';
import type { RoleKit } from './role-kit.ts';
import { assemblePolicies, assembleRoles } from './stages/assemble.ts';
import { withWordsExplained } from './step-words.ts';
import { placeDeployers } from './stages/deploy.ts';
import { addBoundary } from './stages/govern.ts';
import { grantTasks } from './stages/grant-tasks.ts';
import { narrowGrants } from './stages/narrow.ts';
import { kitNotices } from './stages/notices.ts';
import { planTasks } from './stages/plan-tasks.ts';

/** Each id once: two tasks of one role can bring the same step or notice. The last one with an id is kept. */
function distinct<T extends { readonly id: string }>(entries: readonly T[]): readonly T[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

/**
 * Composes the role kit of `answers`. Never throws: marked placeholders replace answers that are missing or wrong,
 * and the kit lists them.
 */
export function composeLoaded(answers: Answers): RoleKit {
  const checked = readAnswers(answers);
  const tasks = planTasks(checked);
  const granted = grantTasks(tasks, checked);
  const placed = placeDeployers(granted, checked);
  const narrowed = narrowGrants(placed, checked);
  const governed = addBoundary(narrowed, checked);
  const roles = assembleRoles(governed, checked);
  const policies = assemblePolicies(governed);
  const nextSteps = governed.nextSteps ?? [];
  const notices = kitNotices({ roles, policies, nextSteps }, checked);
  return {
    scenario: checked.view.scenario.id as ScenarioId,
    roles,
    policies,
    nextSteps: distinct(nextSteps).map(withWordsExplained),
    notices: distinct([...(governed.notices ?? []), ...notices]),
    placeholders: checked.placeholders,
    problems: [
      ...checked.problems,
      ...nameProblems({ roles, policies }, checked),
      ...principalProblems(roles, checked),
    ],
  };
}
