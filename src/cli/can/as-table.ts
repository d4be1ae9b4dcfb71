// What policies allow, as a table for a terminal: one row for each service, one column for each access level.
import { columns } from '#cli/table.ts';
import { painter, type Terminal } from '#cli/terminal.ts';
import {
  type LevelGroup,
  type Matrix,
  allowedIn,
  countWords,
  groupByLevel,
  risksIn,
} from '#iam/access/index.ts';
import { ACCESS_LEVELS, type Reference } from '#iam/reference/index.ts';

const HEADS = ['SERVICE', 'LIST', 'READ', 'WRITE', 'PERMISSIONS', 'TAGGING'];

/** "3/12*": three of twelve, some of them on some resources only. */
function cell(group: LevelGroup | undefined): string {
  if (!group) return '';
  const allowed = allowedIn(group.counts);
  if (allowed === 0) return '-';
  const mark = group.counts.conditional > 0 ? '?' : group.counts.some > 0 ? '*' : '';
  return `${allowed}/${group.total}${mark}`;
}

/** More than these are counted only. */
const MAX_RISKS = 12;

export function canTable(found: Matrix, reference: Reference, terminal: Pick<Terminal, 'color'>): string {
  const paint = painter(terminal);
  const rows = groupByLevel(found, reference).map(({ service, groups }) => [
    service.prefix,
    ...ACCESS_LEVELS.map((level) => cell(groups.find((group) => group.level === level))),
  ]);
  const [head = '', ...body] = columns([HEADS, ...rows]);
  const risks = risksIn(found);
  const { all, some, conditional } = found.counts;
  const lines = [
    `${countWords(found)}: ${all} on all resources, ${some} on some, ${conditional} under conditions.`,
    ...(rows.length > 0 ? ['', paint('bold', head), ...body] : []),
    ...(rows.length > 0
      ? ['', paint('dim', 'Allowed of all actions. * on some resources only, ? under conditions.')]
      : []),
    ...(risks.length > 0 ? ['', paint('bold', 'RISKS')] : []),
    ...risks
      .slice(0, MAX_RISKS)
      .map(({ strength, does, actions }) => `${strength}: ${does} (${actions.join(', ')})`),
    ...(risks.length > MAX_RISKS ? [`and ${risks.length - MAX_RISKS} more: see --format json`] : []),
    ...found.problems.map(({ path, message }) => `not evaluated: ${path.join('.')}: ${message}`),
    '',
  ];
  return lines.join('\n');
}
