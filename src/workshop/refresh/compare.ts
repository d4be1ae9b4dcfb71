// What a new version of the service reference changes, as Markdown: for the terminal, and for a pull request.
import type { Reference } from '#iam/reference/reference.ts';
import { dayWords } from '#iam/text/dates.ts';
import { count, joinAnd } from '#iam/text/words.ts';
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

const kitLines = ({ words, statements }: KitChange): readonly string[] => [
  `- ${words}`,
  ...Array.from(
    statements,
    ([scenario, names]) =>
      `  - ${scenario}: ${names.size === 1 ? 'statement' : 'statements'} ${joinAnd([...names])}`,
  ),
];

/** At most so many lines: GitHub takes 65,536 characters. */
const MAX_LINES = 150;

const section = (title: string, lines: readonly string[]): readonly string[] => [
  `## ${title}`,
  '',
  ...lines.slice(0, MAX_LINES),
  ...(lines.length > MAX_LINES
    ? [`- ${count(lines.length - MAX_LINES, 'more line')}: run \`npm run refresh\`.`]
    : []),
  ...(lines.length === 0 ? ['Nothing.'] : []),
  '',
];

/** What a maintainer does with it. */
function advice(kits: readonly KitChange[], contradicted: readonly FactRow[]): string {
  if (contradicted.length > 0)
    return 'Do not merge this yet: the last section lists what must be corrected in the code first.';
  return kits.length > 0
    ? 'Before you merge this, read which kits have other problems.'
    : 'No kit has other problems. Merge this if CI passes.';
}

/** Compares the services that DeepSeek's roles use, the problems of kits, and the facts that name actions and keys. */
export function compareVersions(before: Reference, after: Reference): ReferenceComparison {
  const kits = composedExamples();
  const services = servicesOf(kits).map((prefix) => ({
    name: `${(after.listed(prefix) ?? before.listed(prefix))?.name} (\`${prefix}\`)`,
    isGone: before.listed(prefix) !== undefined && after.listed(prefix) === undefined,
    changes: serviceChanges(before, after, prefix),
  }));
  const changes = kitChanges(before, after, kits);
  const contradicted = factRows(kits).filter(({ holds }) => holds(before) && !holds(after));
  const of = (change: ServiceChange['change']): number =>
    services.flatMap((each) => each.changes).filter((each) => each.change === change).length;
  const changed = new Set(changes.flatMap(({ statements }) => [...statements.keys()]));
  const text = [
    `# AWS’s service reference: ${dayWords(before.date)} → ${dayWords(after.date)}`,
    '',
    advice(changes, contradicted),
    '',
    'Models and Regions are not part of this data. How to add one is in CONTRIBUTING.md.',
    '',
    ...section(
      `Kits that have other problems now: ${count(changed.size, 'scenario')}`,
      changes.flatMap(kitLines),
    ),
    ...section(
      `Services that kits use: ${of('new')} new, ${of('removed')} removed, ${of('changed')} changed`,
      services.flatMap(({ name, isGone, changes: some }) =>
        some.length === 0
          ? []
          : [`- ${name}${isGone ? ' is gone' : ''}`, ...some.map(({ words }) => `  - ${words}`)],
      ),
    ),
    ...section(
      `Facts in the code that are no longer true: ${contradicted.length}`,
      contradicted.map(({ says, from }) => `- “${says}” (\`${from}\`)`),
    ),
  ].join('\n');
  return { text, contradicted };
}
