// Who calls: what is called, and who only owns something, is no trusted entity of the role.
import type { EntityId } from '#deepseek/catalog/entities.ts';
import type { ScenarioId, ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import type { StatedPart } from './sentence-part.ts';

/** What is called, in these scenarios, is no caller. */
export const CALLED: { readonly [K in ScenarioId]?: EntityId } = {
  'invoke-agentcore': 'agentcore',
  quotas: 'ec2',
};

/** “A bucket of account B”, “the model lives in another account”. */
const OWNED =
  /\b(?:buckets?|models?|images?|keys?|repositor(?:y|ies)|ecr|weights|data|logs?|files?|endpoints?|distill\w*)\b[^.;,]{0,30}\b(?:of|in|from|by|to)\s+(?:an?\s+|the\s+|our\s+)?$/i;

/** How far back the words for what is owned may stand, in UTF-16 code units. */
const BACK = 70;

/** The parts, of which only callers mean a trusted entity. */
export function callersIn(
  text: string,
  parts: readonly StatedPart[],
  { id, entities }: ScenarioRow,
): readonly StatedPart[] {
  const offered: readonly string[] = entities;
  const isCallee = ({ entities: meant, start }: StatedPart): boolean =>
    meant.some((each) => each === CALLED[id]) ||
    (meant.includes('account') && OWNED.test(text.slice(Math.max(0, start - BACK), start)));
  const named = parts.filter(({ entities: meant }) => meant.some((each) => offered.includes(each)));
  const callees = named.filter(isCallee);
  if (callees.length === 0 || callees.length === named.length) return parts;
  return parts.map((part) => (callees.includes(part) ? { ...part, entities: [] } : part));
}
