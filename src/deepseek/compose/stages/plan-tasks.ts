// Stage 1. The tasks of one role: each with the answers as it sees them, in the Regions that it is offered in.
import type { Answers, FieldValues } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, isFieldId } from '#deepseek/answers/fields/fields.ts';
import { readAnswers, type CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { offeredTo } from '#deepseek/answers/offered-regions.ts';
import type { Scenario, ScenarioId } from '#deepseek/catalog/scenarios.ts';

/** The Regions in the ARNs that were pasted for one task. */
function pastedRegions({ view }: CheckedAnswers, scenario: Scenario): readonly string[] {
  const regions = scenario.fields.filter(isFieldId).flatMap((id) => {
    const field = fieldOf(id);
    if (field.kind !== 'list' || (field.homeKind ?? 'called') !== 'called') return [];
    return view.list(id).flatMap((raw) => field.homeOf?.(raw)?.region ?? []);
  });
  return [...new Set(regions)];
}

/** The chosen Regions that one task is offered in; the Regions of its ARNs if it is offered in none of the chosen. */
function taskRegions(checked: CheckedAnswers, scenario: Scenario): readonly string[] {
  const offered = offeredTo(scenario, checked.view);
  const { regions } = checked.view.home;
  if (!offered) return regions;
  const here = (some: readonly string[]) => some.filter((region) => offered.includes(region));
  const chosen = here(regions);
  return chosen.length > 0 ? chosen : here(pastedRegions(checked, scenario));
}

/**
 * The answers for the role as a whole, starting values included: a task alone can start from other values than the
 * role, and the wizard shows the values of the role.
 */
function sharedValues({ fields, view }: CheckedAnswers): Readonly<Record<string, FieldValue>> {
  const valueOf = (id: (typeof fields)[number]): FieldValue => {
    const { kind } = fieldOf(id);
    if (kind === 'switch') return view.flag(id);
    return kind === 'text' || kind === 'choice' ? view.text(id) : view.list(id);
  };
  return Object.fromEntries(fields.map((id) => [id, valueOf(id)]));
}

/** The answers as one task sees them: its own Regions, and the names of the role they share. */
function taskAnswers(scenario: Scenario, checked: CheckedAnswers, values: FieldValues): Answers {
  return {
    scenario: scenario.id as ScenarioId,
    values: {
      ...values,
      also: [],
      regions: taskRegions(checked, scenario),
      account: checked.view.home.accountGiven ? checked.view.home.account : '',
      entity: checked.view.entity.id,
      roleName: checked.answer('roleName'),
      policyName: checked.answer('policyName'),
    },
  };
}

/** The scenario and the tasks joined to it, without those that the other answers rule out. */
function usableTasks({ problems, view }: CheckedAnswers): readonly Scenario[] {
  const refused = problems.filter(({ field }) => field === 'also').map(({ raw }) => raw);
  return view.scenarios.filter(({ id }) => !refused.includes(id));
}

export interface Tasks {
  /** The answers as each task sees them, without the tasks that are offered nowhere. */
  readonly checkedTasks: readonly CheckedAnswers[];
  /** Tasks that are offered in none of the chosen Regions. */
  readonly nowhere: readonly Scenario[];
}

/** The tasks of the role that these answers ask for. A role with one task uses the checked answers of the role. */
export function planTasks(checked: CheckedAnswers): Tasks {
  if (checked.view.scenarios.length === 1) return { checkedTasks: [checked], nowhere: [] };
  const values = { ...checked.answers.values, ...sharedValues(checked) };
  const usable = usableTasks(checked);
  const offered = checked.view.scenarios.filter((each) => taskRegions(checked, each).length > 0);
  return {
    // Also those that other answers rule out: what a task gives must not grow because another one is refused.
    checkedTasks: offered
      .filter((each) => usable.includes(each))
      .map((each) => readAnswers(taskAnswers(each, checked, values), offered)),
    nowhere: usable.filter((each) => !offered.includes(each)),
  };
}
