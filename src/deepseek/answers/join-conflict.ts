// Why a task cannot be joined to a role: what the role requires, or where it is.
import { API_KEY_REGIONS } from '#deepseek/facts/api-key-regions.ts';
import type { Scenario } from '#deepseek/catalog/scenario.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import type { AnswersView } from './field.ts';
import { offeredTo } from './offered-regions.ts';
import { refusedByGuardrail, unguardedEndpoint } from './runtime-calls.ts';

const isKeys = ({ regionRule }: Scenario): boolean => regionRule === 'api-keys';

/** The Regions of the task. API keys without a call of their own work wherever Bedrock has such keys. */
function itsRegions(task: Scenario, view: AnswersView): readonly string[] | undefined {
  return isKeys(task) && view.list('keyEndpoints').length === 0 ? API_KEY_REGIONS : offeredTo(task, view);
}

/** The task is offered nowhere in the partition of the chosen Regions. */
function otherPartition(task: Scenario, view: AnswersView): string | undefined {
  const partition = view
    .list('regions')
    .map(partitionOfRegion)
    .find((each) => each !== undefined);
  const inPartition = (code: string): boolean => partitionOfRegion(code) === partition;
  const regions = itsRegions(task, view);
  if (!partition || !regions || regions.some(inPartition)) return undefined;
  return isKeys(task) && !API_KEY_REGIONS.some(inPartition)
    ? `Bedrock API keys do not work in ${partition.name}, where the role is. Sign requests with the role’s own credentials instead.`
    : `“${task.title}” is not offered in ${partition.name}, where the role is. Create a second role for it in another partition.`;
}

/** The trusted entity makes single calls of AWS’s APIs, and the task needs code. */
function needsCode(task: Scenario, { entity, scenario }: AnswersView): string | undefined {
  const ids: readonly string[] = task.entities;
  const own: readonly string[] = scenario.entities;
  if (entity.without === undefined || !own.includes(entity.id) || ids.includes(entity.id)) return undefined;
  return `“${task.title}” needs code, which ${entity.name} does not run. Create a second role for it.`;
}

/** Which answers keep the task out of the role, and what works; undefined where it can be joined. */
export function joinConflict(task: Scenario, view: AnswersView): string | undefined {
  const endpoint = unguardedEndpoint(task);
  return (
    (endpoint && refusedByGuardrail(endpoint, view)) ?? otherPartition(task, view) ?? needsCode(task, view)
  );
}
