// Marks the findings on faults for which AWS refuses to save the document, and adds one where no finding names the fault.
import type { Finding, LocatedFinding } from '#iam/findings/finding.ts';
import { rangeOf, type ParsedText } from '#iam/json/parse.ts';
import type { JsonLocation } from '#iam/json/json-path.ts';
import { savedBy, type PolicyType } from '#iam/policy/policy.ts';
import { spellOutInvisible } from '#iam/text/invisible.ts';
import { REFUSED_RULE } from '#iam/grammar/rules/refusal-rules.ts';
import { CHARACTER_MESSAGE, notJsonMessage, type Refusal } from '#iam/grammar/refusals/refusals.ts';

/** A document has one cause; a hostile text could have thousands of refusals. */
const MAX_ADDED = 20;

const OUTSIDE = /[^\t\n\r\u0020-\u00ff]/;

/** Elements of an unknown name: what is missing next to one is most likely there under that name. */
const UNKNOWN: ReadonlySet<string> = new Set(['misspelt-element', 'unknown-element']);

/** Equal for equal paths only. Most faults of a hostile text are of whole statements, whose keys are cheap to make. */
function keyOf({ path }: Pick<JsonLocation, 'path'>): string | number {
  const [first, second] = path;
  const isStatement = path.length === 2 && first === 'Statement' && typeof second === 'number';
  return isStatement ? second : JSON.stringify(path);
}

/** Where an element of an unknown name is. */
const parentsOfUnknown = (findings: readonly Finding[]): ReadonlySet<string | number> =>
  new Set(
    findings.flatMap(({ id, locations: [at] }) =>
      UNKNOWN.has(id) && at ? [keyOf({ path: at.path.slice(0, -1) })] : [],
    ),
  );

/** What the service answers to the text itself, before it is a document. */
function textRefusal(
  type: PolicyType,
  text: string,
  { id, code, start, end }: LocatedFinding,
): string | undefined {
  if (code === 'JSON_SYNTAX_ERROR') return notJsonMessage(type);
  return id.startsWith('character-') && OUTSIDE.test(text.slice(start, end)) ? CHARACTER_MESSAGE : undefined;
}

function added(type: PolicyType, parsed: ParsedText, refusal: Refusal): LocatedFinding {
  const finding: Finding = {
    id: REFUSED_RULE.id,
    severity: REFUSED_RULE.severity,
    message: `${savedBy(type)} refuses to save this policy. ${refusal.advice ?? `Its message: “${spellOutInvisible(refusal.message)}”`}`,
    locations: [refusal.location],
    source: REFUSED_RULE.source,
    refusal: spellOutInvisible(refusal.message),
  };
  return { ...finding, ...rangeOf(parsed, refusal.location) };
}

/** The findings, each with the service's message where the document is refused for it. */
export function markRefused(
  type: PolicyType,
  parsed: ParsedText,
  findings: readonly LocatedFinding[],
  refusals: readonly Refusal[],
): readonly LocatedFinding[] {
  if (savedBy(type) === undefined) return findings;
  const byPlace = new Map<string | number, Refusal[]>();
  for (const { locations } of findings) for (const location of locations) byPlace.set(keyOf(location), []);
  for (const refusal of refusals) byPlace.get(keyOf(refusal.location))?.push(refusal);
  const named = new Set<Refusal>();
  const marked = findings.map((finding) => {
    const ofText = textRefusal(type, parsed.text, finding);
    if (ofText !== undefined) return { ...finding, refusal: ofText };
    const fitting = finding.locations.flatMap((location) =>
      (byPlace.get(keyOf(location)) ?? []).filter(({ rules }) => rules.includes(finding.id)),
    );
    for (const each of fitting) named.add(each);
    const [first] = fitting;
    return first ? { ...finding, refusal: spellOutInvisible(first.message) } : finding;
  });
  const explained = parentsOfUnknown(findings);
  const unnamed: LocatedFinding[] = [];
  for (const refusal of refusals) {
    if (unnamed.length === MAX_ADDED) break;
    if (named.has(refusal) || explained.has(keyOf(refusal.location))) continue;
    unnamed.push(added(type, parsed, refusal));
  }
  return [...marked, ...unnamed];
}
