// Some scenarios make the same documents for one trusted entity, and one of them is about that entity alone.
import '#deepseek/answers/register-all.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import type { Candidate, SearchState } from './search-state.ts';

const textOf = ({ kit }: Candidate): string =>
  JSON.stringify(documentsOf(kit).map(({ type, document }) => [type, document.Statement]));

/** Who uses the role, as answered or to start with. */
const entityOf = ({ answers }: Candidate): string => viewOf(answers).entity.id;

/**
 * The scenario that is about the trusted entity alone, where its documents are the same: a role of an EC2 instance that
 * reads weights is for hosting the model there, although the role of an app may read them, too.
 */
export function inOwnScenario(best: Candidate, state: SearchState): Candidate {
  const entity = entityOf(best);
  if ((scenarios.find(best.answers.scenario)?.entities.length ?? 0) < 2) return best;
  const own = scenarios.all().filter(({ entities }) => entities.length === 1 && entities[0] === entity);
  for (const { id } of own) {
    const twin = state.evaluate({ scenario: id as ScenarioId, values: best.answers.values });
    if (textOf(twin) === textOf(best)) return twin;
  }
  return best;
}
