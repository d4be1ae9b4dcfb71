// Composes with what is loaded: the first view, or everything once register-all.ts is there too.
import '#deepseek/answers/register-fields.ts';
import './first-view.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { readAnswers, type CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { nameProblems } from './name-problems.ts';
import { principalProblems } from './principal-problems.ts';
import type { ComposedDocuments, NextStep, RoleKit } from './role-kit.ts';
import { assemblePolicies, assembleRoles } from './stages/assemble.ts';
import { withWordsExplained } from './step-words.ts';
import { placeDeployers } from './stages/deploy.ts';
import { taskStatements } from './stages/task-statements.ts';
import { kitNotices } from './stages/notices.ts';
import { planTasks } from './stages/plan-tasks.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import { boundaryComposer } from '#deepseek/compose/registry.ts';
import { mergeStatements } from '#deepseek/compose/documents.ts';
import { limitStatements, limitNotices, limitSteps } from '#deepseek/compose/limits/index.ts';
import { sessionPolicies, sessionPolicyNotices, sessionSteps } from '#deepseek/compose/session-policy.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { INVOKE_ACTIONS, MANTLE_CALL } from '#deepseek/compose/limits/select.ts';
import { sessionTagKeys } from '#deepseek/shared/session-tags.ts';

// Tags of the caller as cost allocation tags: Bedrock’s bill names who called.
// https://docs.aws.amazon.com/bedrock/latest/userguide/cost-mgmt-iam-principal-tracking.html
const BILLED: readonly string[] = [...INVOKE_ACTIONS, MANTLE_CALL];

/** `statements` are those of the role. A role without tags needs no step: its ARN is in the bill anyway. */
function costSteps(checked: CheckedAnswers, statements: readonly PlannedStatement[]): readonly NextStep[] {
  const own = checked.answer('tags').map(({ key }) => key);
  const passed = checked.view.asks('sessionTagKeys') ? sessionTagKeys(checked) : [];
  const keys = [...new Set([...own, ...passed])];
  const isBilled = statements.some(
    ({ effect, actions }) => effect === 'Allow' && actions.some((action) => BILLED.includes(action)),
  );
  if (keys.length === 0 || !isBilled) return [];
  return [
    {
      id: 'cost-tags',
      title: 'Split Bedrock’s costs by these tags',
      text: `Bedrock records who calls, so Cost Explorer and CUR 2.0 can split its costs by the role and by its tags: ${keys.join(', ')}. In the management account, activate them: the first command lists the keys, which can take a day after the first call to appear. Put a key as it is listed for TAG_KEY. Costs from before are not split.`,
      code: 'aws ce list-cost-allocation-tags --status Inactive\naws ce update-cost-allocation-tags-status --cost-allocation-tags-status TagKey=TAG_KEY,Status=Active',
      page: PAGES.bedrockCallerCosts,
    },
  ];
}

/** Stages 1 to 5: what the documents say, and what the steps and notices about it need to know. */
function planDocuments(checked: CheckedAnswers) {
  const granted = taskStatements(planTasks(checked), checked);
  const placed = placeDeployers(granted, checked);
  const { main } = placed;
  const before = main?.statements ?? [];
  const limited = limitStatements(before, checked);
  const sessions = sessionPolicies(checked, limited);
  const narrowed: Plan = {
    ...placed,
    ...(main && { main: { ...main, statements: mergeStatements(limited) } }),
    policies: [...(placed.policies ?? []), ...sessions],
  };
  return { placed, before, limited, sessions, ...addBoundary(narrowed, checked) };
}

// Stage 5. The permissions boundary that is derived from the statements of the main role, if the answers ask for one.
function addBoundary(
  plan: Plan,
  checked: CheckedAnswers,
): { plan: Plan; boundarySteps: readonly NextStep[] } {
  const { main } = plan;
  const boundary = main && boundaryComposer()?.(checked, main.statements);
  if (!boundary) return { plan, boundarySteps: [] };
  return {
    plan: {
      ...plan,
      main: { ...main, boundary: boundary.arn },
      policies: [...(plan.policies ?? []), boundary.policy],
    },
    boundarySteps: [boundary.step],
  };
}

/** Each id once: two tasks of one role can bring the same step or notice. The last one with an id is kept. */
function distinct<T extends { readonly id: string }>(entries: readonly T[]): readonly T[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

/** The roles and policies of a kit alone, for those who compare the documents of many. Never throws. */
export function composeDocuments(checked: CheckedAnswers): ComposedDocuments {
  const { plan } = planDocuments(checked);
  return { roles: assembleRoles(plan, checked), policies: assemblePolicies(plan) };
}

/**
 * Composes the role kit of `answers`. Never throws: marked placeholders replace answers that are missing or wrong,
 * and the kit lists them.
 */
export function composeLoaded(answers: Answers): RoleKit {
  const checked = readAnswers(answers);
  const { placed, before, limited, sessions, plan, boundarySteps } = planDocuments(checked);
  const roles = assembleRoles(plan, checked);
  const policies = assemblePolicies(plan);
  const nextSteps = [
    ...(placed.nextSteps ?? []),
    ...limitSteps(checked, before),
    ...sessionSteps(checked, sessions),
    ...costSteps(checked, before),
    ...boundarySteps,
  ];
  const notices = [
    ...(placed.notices ?? []),
    ...limitNotices(checked, before),
    ...sessionPolicyNotices(checked, limited),
    ...kitNotices({ roles, policies, nextSteps }, checked),
  ];
  return {
    scenario: checked.view.scenario.id as ScenarioId,
    roles,
    policies,
    nextSteps: distinct(nextSteps).map(withWordsExplained),
    notices: distinct(notices),
    placeholders: checked.placeholders,
    problems: [
      ...checked.problems,
      ...nameProblems({ roles, policies }, checked),
      ...principalProblems(roles, checked),
    ],
  };
}
