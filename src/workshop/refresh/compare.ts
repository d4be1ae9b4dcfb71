// What a new version of the service reference changes, as Markdown: for the terminal, and for a pull request.
import type { Reference } from '#iam/reference/reference.ts';
import { count } from '#iam/text/words.ts';
import { factRows, type FactRow } from './fact-rows.ts';
import { kitChanges, type KitChange } from './kit-changes.ts';
import { actionsIn, composedExamples, type ComposedExample } from './kits.ts';
import { serviceChanges, type ServiceChange } from './service-changes.ts';

export interface ReferenceComparison {
  readonly text: string;
  /** Facts that held with the old version and do not with the new one. */
  readonly contradicted: readonly FactRow[];
}

/** Services that kits name, each once. */
function servicesOf(kits: readonly ComposedExample[]): readonly string[] {
  const names = kits.flatMap(({ documents }) => actionsIn(documents));
  return [
    ...new Set(names.flatMap((name) => (name.includes(':') ? name.slice(0, name.indexOf(':')) : []))),
  ].toSorted();
}

const MAX_DETAIL = 200;

const changeLine = ({ service, what, name, change, detail }: ServiceChange): string => {
  const now =
    detail === undefined
      ? ''
      : `: now ${detail.length > MAX_DETAIL ? `${detail.slice(0, MAX_DETAIL)}…` : detail}`;
  return `- ${change} ${what} \`${what === 'action' ? `${service}:` : ''}${name}\`${what === 'resource' ? ` of ${service}` : ''}${now}`;
};

/** A line for each finding: most are on many documents. */
function findingLines(changes: readonly KitChange[]): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { kit, document, gained, lost } of changes)
    for (const line of [...gained.map((each) => `gained ${each}`), ...lost.map((each) => `lost ${each}`)])
      places.set(line, [...(places.get(line) ?? []), `${kit}, ${document}`]);
  return [...places].map(
    ([line, documents]) => `- ${line} (${count(documents.length, 'document')}, such as ${documents[0]})`,
  );
}

const section = (title: string, lines: readonly string[]): readonly string[] => [
  `## ${title}`,
  '',
  ...(lines.length > 0 ? lines : ['None.']),
  '',
];

/** Compares the services that DeepSeek's roles use, the findings on kits, and the facts that name actions and keys. */
export function compareVersions(before: Reference, after: Reference): ReferenceComparison {
  const kits = composedExamples();
  const changes = servicesOf(kits).flatMap((service) => serviceChanges(before, after, service));
  const findings = kitChanges(before, after, kits);
  const contradicted = factRows(kits).filter(({ holds }) => holds(before) && !holds(after));
  const of = (change: ServiceChange['change']): number =>
    changes.filter((each) => each.change === change).length;
  const text = [
    `# AWS’s service reference: ${before.date} → ${after.date}`,
    '',
    ...section(
      `Services of DeepSeek’s roles: ${of('gained')} gained, ${of('lost')} lost, ${of('changed')} changed`,
      changes.map(changeLine),
    ),
    ...section(
      `Findings on ${count(kits.length, 'kit')}: ${count(findings.length, 'document')} changed`,
      findingLines(findings),
    ),
    ...section(
      `Facts that no longer hold: ${contradicted.length}`,
      contradicted.map(({ says, from }) => `- ${says} (${from})`),
    ),
  ].join('\n');
  return { text, contradicted };
}
