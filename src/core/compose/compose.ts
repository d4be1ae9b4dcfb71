// Answers in, role kit out: pure, total, and the same bytes for the same answers.
import '#core/answers/register-all.ts';
import type { Answers } from '#core/answers/answers.ts';
import { readAnswers } from '#core/answers/read-answers.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { nameProblems } from './name-problems.ts';
import { principalProblems } from './principal-problems.ts';
import type { RoleKit } from './role-kit.ts';
import { assemblePolicies, assembleRoles } from './stages/assemble.ts';
import { withWordsExplained } from './step-words.ts';
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
export function compose(answers: Answers): RoleKit {
  const reading = readAnswers(answers);
  const tasks = planTasks(reading);
  const granted = grantTasks(tasks, reading);
  const narrowed = narrowGrants(granted, reading);
  const governed = addBoundary(narrowed, reading);
  const roles = assembleRoles(governed, reading);
  const policies = assemblePolicies(governed);
  const notices = kitNotices({ roles, policies }, reading);
  return {
    scenario: reading.view.scenario.id as ScenarioId,
    roles,
    policies,
    nextSteps: distinct(governed.nextSteps ?? []).map(withWordsExplained),
    notices: distinct([...(governed.notices ?? []), ...notices]),
    placeholders: reading.placeholders,
    problems: [
      ...reading.problems,
      ...nameProblems({ roles, policies }, reading),
      ...principalProblems(roles, reading),
    ],
  };
}
