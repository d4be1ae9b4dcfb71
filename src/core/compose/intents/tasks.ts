// Several tasks in one role: the answers as each of them sees them, in the Regions that it is offered in.
import type { Answers } from '#core/answers/answers.ts';
import type { FieldValue } from '#core/answers/field.ts';
import { fieldOf, isFieldId } from '#core/answers/fields/fields.ts';
import { readAnswers, type Reading } from '#core/answers/read.ts';
import { offeredTo } from '#core/answers/regions.ts';
import type { Scenario, ScenarioId } from '#core/catalog/scenarios.ts';

/** The chosen Regions of the task; those of its own ARNs where the chosen ones are all for others. */
function regionsFor({ view }: Reading, scenario: Scenario): readonly string[] {
  const offered = offeredTo(scenario, view);
  const { regions } = view.place;
  if (!offered) return regions;
  const chosen = regions.filter((region) => offered.includes(region));
  if (chosen.length > 0) return chosen;
  const said = scenario.fields.filter(isFieldId).flatMap((id) => {
    const field = fieldOf(id);
    return field.kind === 'list' ? view.list(id).flatMap((raw) => field.says?.(raw)?.region ?? []) : [];
  });
  return [...new Set(said)].filter((region) => offered.includes(region));
}

function valueOf({ view }: Reading, id: Parameters<typeof fieldOf>[0]): FieldValue {
  const { kind } = fieldOf(id);
  if (kind === 'switch') return view.flag(id);
  return kind === 'text' || kind === 'choice' ? view.text(id) : view.list(id);
}

/** One reading for each task; the reading itself where there is only one. */
export function taskReadings(reading: Reading, answers: Answers): readonly Reading[] {
  const { view, problems } = reading;
  if (view.scenarios.length === 1) return [reading];
  const refused = problems.filter(({ field }) => field === 'also').map(({ raw }) => raw);
  const shared = Object.fromEntries(reading.fields.map((id) => [id, valueOf(reading, id)]));
  const values: Answers['values'] = {
    ...answers.values,
    ...shared,
    also: [],
    account: view.place.accountGiven ? view.place.account : '',
    entity: view.entity.id,
    roleName: reading.answer('roleName'),
    policyName: reading.answer('policyName'),
  };
  return view.scenarios
    .filter(({ id }) => !refused.includes(id))
    .map((scenario) => ({ scenario, regions: regionsFor(reading, scenario) }))
    .filter(({ regions }) => regions.length > 0)
    .map(({ scenario, regions }) =>
      readAnswers({ scenario: scenario.id as ScenarioId, values: { ...values, regions } }),
    );
}
