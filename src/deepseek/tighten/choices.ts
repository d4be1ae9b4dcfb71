// The tasks that a broad policy may be for.
import '#deepseek/answers/register-all.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { FamilyId } from '#deepseek/catalog/scenario.ts';
import { readBroadPolicy, type BroadPolicy, type PolicyToTighten } from './broad-policy.ts';
import { statedFit } from './stated-values.ts';
import { actionsOf, missingOf, serviceOf, type TaskFit } from './task-fit.ts';
import { runSteps } from './steps.ts';
import { startFor } from './task-start.ts';

export interface TightenChoice {
  readonly scenario: ScenarioId;
  readonly title: string;
  /** One line on the task. */
  readonly line: string;
  readonly family: FamilyId;
  /** Actions of the task that the policy allows. */
  readonly kept: readonly string[];
  /** Actions that the task needs and the policy does not allow, at least not where it needs them; empty where it fits. */
  readonly missing: readonly string[];
}

/** What people do most; the others follow in the order in which the wizard offers them. */
const MOST_USED: readonly ScenarioId[] = ['invoke', 'batch', 'import', 'agents', 'host-sagemaker'];

const usedRank = (id: ScenarioId): number => {
  const at = MOST_USED.indexOf(id);
  return at < 0 ? MOST_USED.length : at;
};

interface Ranked {
  readonly choice: TightenChoice;
  /** How many of the services that the policy names the task uses. */
  readonly named: number;
}

function ranked({ holders }: TaskFit, { services }: BroadPolicy, id: ScenarioId): Ranked[] {
  const row = scenarios.find(id);
  if (holders.length === 0 || !row) return [];
  const missing = actionsOf(missingOf(holders));
  const kept = actionsOf(
    holders.flatMap((holder) => holder.calls.filter((call) => !holder.missing.includes(call))),
  ).filter((action) => !missing.includes(action));
  const used = new Set(kept.map(serviceOf));
  const { title, summary, family } = row;
  return [
    {
      choice: { scenario: id, title, line: summary, family, kept, missing },
      named: services.filter((service) => used.has(service)).length,
    },
  ];
}

/**
 * The same, pausing after each task: first those that use most of the services that the policy names, of these the most used;
 * those that need more than the policy allows come after those that do not. Never throws.
 */
export function* tightenChoicesInSteps(
  policies: readonly PolicyToTighten[],
): Generator<void, readonly TightenChoice[]> {
  const before = readBroadPolicy(policies);
  const found: Ranked[] = [];
  if (before.allows.length === 0) return [];
  for (const { id } of scenarios.all()) {
    const fit = yield* statedFit(startFor(id), before, 'fit');
    found.push(...ranked(fit, before, id));
    yield;
  }
  return found
    .toSorted(
      (a, b) =>
        b.named - a.named ||
        usedRank(a.choice.scenario) - usedRank(b.choice.scenario) ||
        Number(a.choice.missing.length > 0) - Number(b.choice.missing.length > 0),
    )
    .map(({ choice }) => choice);
}

/** The tasks that the policies may be for. */
export function tightenChoices(policies: readonly PolicyToTighten[]): readonly TightenChoice[] {
  return runSteps(tightenChoicesInSteps(policies));
}
