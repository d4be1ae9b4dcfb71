// Which of several Regions is the caller’s.
import type { StatedPart } from './sentence-part.ts';

/** What may stand between a caller and its Region: "a Lambda in eu-west-1", and between two Regions. */
const IN_REGION = /^\W*(?:function|task|pods?|instance|service|running)?\s*(?:in|from)\s+(?:region\s+)?$/i;
const AND_REGION = /^\s*(?:,|and|or|,\s*and)\s*$/i;

/** "The app runs in Paris". Models are no callers, so nothing of them may stand between. */
const CALLER_IN =
  /\b(?:callers?|apps?|applications?|clients?|backends?|workloads?|runs?|running|lives?|sits|deployed|hosted)\b[^.;,]{0,20}\s(?:in|from)\s+(?:region\s+)?$/i;
const MODEL = /\bmodels?\b/i;
const RUNS = /^(?:runs?|running|deployed|hosted)$/i;

/** A Region right behind the caller is the caller's, if there is another for the model. */
export function placeRegions(text: string, parts: readonly StatedPart[]): readonly StatedPart[] {
  const callers = new Set<StatedPart>();
  for (const [index, part] of parts.entries()) {
    const previous = parts[index - 1];
    if (part.region === undefined) continue;
    const from = previous && RUNS.test(previous.text) ? previous.start : previous?.end;
    const between = text.slice(from ?? 0, part.start);
    if (CALLER_IN.test(between) && !MODEL.test(between)) callers.add(part);
    if (!previous) continue;
    if (
      (previous.entities.length > 0 && IN_REGION.test(between)) ||
      (callers.has(previous) && AND_REGION.test(between))
    )
      callers.add(part);
  }
  const all = parts.filter(({ region }) => region !== undefined);
  if (callers.size === 0 || callers.size === all.length) return parts;
  return parts.map((part) =>
    callers.has(part) && part.region !== undefined
      ? { ...part, answers: { elsewhere: true, callerRegions: [part.region] } }
      : part,
  );
}
