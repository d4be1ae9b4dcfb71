// The matrix as Markdown, for a review. https://github.github.com/gfm/#tables-extension-
import { ACCESS_LEVELS } from '#iam/reference/files.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { allowedIn, countWords } from './counts.ts';
import type { Difference } from './difference.ts';
import { groupByLevel, type LevelGroup } from './level-groups.ts';
import type { Matrix } from './matrix.ts';
import { risksIn, type Risk } from './risks.ts';
import { CHANGE_COLUMNS, changesOf, COLUMNS, tableOf } from './table.ts';
import { spellOutInvisible } from '#iam/text/invisible.ts';

/** More risks than these are counted only. */
const MAX_RISKS = 50;

/** A text as code, rendered unchanged whatever its characters. In a table, pipes need a backslash even there. */
export function code(text: string): string {
  const shown = spellOutInvisible(text).replaceAll('|', String.raw`\|`);
  const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || shown.trim() === '' ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  line(columns),
  line(columns.map(() => '---')),
  ...rows.map(line),
];

const cell = (texts: readonly string[]): string => texts.map(code).join('<br>');

const groupWords = (group: LevelGroup | undefined): string =>
  group ? `${group.cell} (${allowedIn(group.counts)} of ${group.total})` : '';

const riskWords = ({ strength, does, actions, cell }: Risk): string =>
  `- ${strength}: ${does} (${actions.map(code).join(', ')}: ${cell})`;

function riskList(risks: readonly Risk[]): readonly string[] {
  if (risks.length === 0) return ['None found.'];
  const more = risks.length - MAX_RISKS;
  return [...risks.slice(0, MAX_RISKS).map(riskWords), ...(more > 0 ? [`- and ${more} more`] : [])];
}

/** Counts, risks, services by access level, and every action that may be allowed. */
export function matrixMarkdown(matrix: Matrix, reference: Reference): string {
  const services = groupByLevel(matrix, reference).map(({ service, groups }) => [
    code(service.prefix),
    ...ACCESS_LEVELS.map((level) => groupWords(groups.find((group) => group.level === level))),
  ]);
  const { all, some, conditional } = matrix.counts;
  return [
    '# What this role can do',
    '',
    `${countWords(matrix)}: ${all} on all resources, ${some} on some, ${conditional} under conditions. Service reference of ${matrix.date}.`,
    '',
    '## Risks',
    '',
    ...riskList(risksIn(matrix)),
    '',
    '## Services',
    '',
    ...table(['Service', ...ACCESS_LEVELS], services),
    '',
    '## Actions',
    '',
    ...table(
      COLUMNS,
      tableOf(matrix).map((row) => COLUMNS.map((name) => cell(row[name]))),
    ),
    '',
  ].join('\n');
}

/** A row for each action, at most so many. */
export function differenceTable(difference: Difference, most = Number.POSITIVE_INFINITY): readonly string[] {
  const rows = changesOf(difference);
  return [
    ...table(
      CHANGE_COLUMNS,
      rows.slice(0, most).map((row) => CHANGE_COLUMNS.map((name) => cell(row[name]))),
    ),
    ...(rows.length > most ? ['', `and ${rows.length - most} more`] : []),
  ];
}

export function differenceMarkdown(difference: Difference): string {
  const { gained, lost, changed, unchanged } = difference;
  return [
    '# What changes',
    '',
    `${gained.length} gained, ${lost.length} lost, ${changed.length} changed, ${unchanged} unchanged.`,
    '',
    ...differenceTable(difference),
    '',
  ].join('\n');
}
