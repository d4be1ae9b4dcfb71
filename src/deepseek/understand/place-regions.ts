// Tells the Regions of callers from those of models: "a Lambda in eu-west-1 calls V3.2 in eu-north-1".
import type { ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import type { StatedPart } from './sentence-part.ts';

/** What may stand between a caller and its Region: "a Lambda in eu-west-1", and between two Regions. */
const IN_REGION = /^\W*(?:function|task|pods?|instance|service|running)?\s*(?:in|from)\s+(?:region\s+)?$/i;
const AND_REGION = /^\s*(?:,|and|or|,\s*and)\s*$/i;

/** "The app runs in Paris". Models are no callers, so nothing of them may stand between. */
const CALLER_IN =
  /\b(?:callers?|apps?|applications?|clients?|backends?|workloads?|runs?|running|lives?|sits|deployed|hosted)\b[^.;,]{0,20}\s(?:in|from)\s+(?:region\s+)?$/i;
const MODEL = /\bmodels?\b/i;

/** A Region right behind the caller is the caller's, if there is another for the model. */
export function placeRegions(
  text: string,
  parts: readonly StatedPart[],
  scenario: ScenarioRow,
): readonly StatedPart[] {
  if (!scenario.fields.includes('elsewhere')) return parts;
  const callers = new Set<StatedPart>();
  for (const [index, part] of parts.entries()) {
    const previous = parts[index - 1];
    if (part.region === undefined) continue;
    const between = text.slice(previous?.end ?? 0, part.start);
    if (CALLER_IN.test(between) && !MODEL.test(between)) callers.add(part);
    if (!previous) continue;
    if (
      (previous.entities.length > 0 && IN_REGION.test(between)) ||
      (callers.has(previous) && AND_REGION.test(between))
    )
      callers.add(part);
  }
  const all = parts.filter(({ region }) => region !== undefined);
  const places = new Set(all.flatMap(({ region }) => region ?? []));
  if (callers.size === 0 || callers.size === all.length || places.size === 1) return parts;
  return parts.map((part) =>
    callers.has(part) && part.region !== undefined
      ? { ...part, answers: { elsewhere: true, callerRegions: [part.region] } }
      : part,
  );
}
