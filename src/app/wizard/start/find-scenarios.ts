// Which scenarios a text asks for: those with its words, else those that the vocabulary suggests.
import { FAMILIES, scenarios, type FamilyId, type ScenarioRow } from '#core/catalog/scenarios.ts';

export interface ScenarioFamily {
  readonly id: FamilyId;
  readonly name: string;
  readonly rows: readonly ScenarioRow[];
}

/** All scenarios whose title, summary or family name has every word. */
function withWords(query: string): readonly ScenarioRow[] {
  const words = query.toLowerCase().split(/\s+/);
  const familyNames = new Map<string, string>(FAMILIES.map(({ id, name }) => [id, name]));
  return scenarios.all().filter(({ title, summary, family }) => {
    const text = `${title} ${summary} ${familyNames.get(family)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Whether a scenario has all these words. */
export const hasWords = (query: string): boolean => withWords(query.trim()).length > 0;

/** The families with the scenarios that fit, in the order of the catalog; `suggested` are ids from `core/understand`, best first. */
export function findScenarios(query: string, suggested: readonly string[]): readonly ScenarioFamily[] {
  const literal = withWords(query.trim());
  const rows = literal.length > 0 ? literal : suggested.flatMap((id) => scenarios.find(id) ?? []);
  return FAMILIES.map(({ id, name }) => ({
    id,
    name,
    rows: rows.filter(({ family }) => family === id),
  })).filter(({ rows: own }) => own.length > 0);
}

/** What to say about the number found; nothing for an empty query. */
export function foundText(query: string, families: readonly ScenarioFamily[]): string {
  if (query.trim() === '') return '';
  const found = families.flatMap(({ rows }) => rows).length;
  return found === 0
    ? `Nothing matches “${query.trim()}”. Try a service, such as S3 or OpenSearch.`
    : `${found} of ${scenarios.all().length}`;
}
