// Which scenario the parts of a sentence speak for.
import { findScenario, scenarios, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import type { StatedPart } from './sentence-part.ts';

/** Fewer votes are a hint: other words for the same add nothing to it. */
const HINT = 4;

/** How much the parts speak for a scenario. What is said again says no more. */
export function votesFor({ id, family }: ScenarioRow, parts: readonly StatedPart[]): number {
  const counted = new Map<unknown, number>();
  return parts.reduce((sum, { text, start, scenarios: spoken, families }) => {
    const votes = (spoken[id] ?? 0) + (families[family] ?? 0);
    if (votes === 0) return sum;
    const said = votes >= HINT ? text.toLowerCase() : spoken[id] === undefined ? families : spoken;
    if ((counted.get(said) ?? start) !== start) return sum;
    counted.set(said, start);
    return sum + votes;
  }, 0);
}

/** The part that speaks for a scenario the most. */
export function partFor(id: string, parts: readonly StatedPart[]): StatedPart | undefined {
  const row = findScenario(id);
  const [part] = row ? parts.toSorted((a, b) => votesFor(row, [b]) - votesFor(row, [a])) : [];
  return part;
}

/** The first scenario that offers a trusted entity which is named, for a text that names nothing else. */
const scenarioOfEntity = (parts: readonly StatedPart[]): ScenarioRow | undefined =>
  scenarios
    .all()
    .find(({ entities }) => parts.some((part) => part.entities.some((id) => entities.includes(id))));

/** “GitHub Actions must not import”: no role for it is meant, and nothing else is said. */
const isForbiddenAll = (parts: readonly StatedPart[]): boolean =>
  parts.some(({ deniesTask }) => deniesTask) &&
  parts.every(
    ({ negated, isByTheWay, entities, answers, scenarios: spoken }) =>
      negated || isByTheWay || entities.length > 0 || Object.keys({ ...answers, ...spoken }).length === 0,
  );

/** The scenario the parts speak for most; of equals, the first of the catalog. */
export function chosenScenario(found: readonly StatedPart[]): ScenarioRow | undefined {
  const parts = isForbiddenAll(found) ? [] : found;
  let best: ScenarioRow | undefined;
  let most = 0;
  for (const scenario of scenarios.all()) {
    const votes = votesFor(scenario, parts);
    if (votes > most) {
      best = scenario;
      most = votes;
    }
  }
  return best ?? scenarioOfEntity(parts);
}
