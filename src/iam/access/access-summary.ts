// The access of a subject for a report: counts, risks, and a row for each grant of each action.
import type { Matrix } from './matrix/matrix.ts';
import { risksIn, type Risk } from './matrix/risks.ts';
import { tableOf, type Row } from './matrix/table.ts';
import type { Subject } from './subject.ts';

export interface AccessSummary extends Pick<Matrix, 'date' | 'counts' | 'totals'> {
  readonly of: string;
  readonly risks: readonly Risk[];
  readonly rows: readonly Row[];
}

/** Nobody reads more than these one by one: an administrator has 22,000. */
const MANY = 1000;

/** Whether the row allows its action without any limit. */
const isOpen = (row: Row): boolean =>
  row.Allowed[0] === 'all' &&
  row.Resources.join() === '*' &&
  [row.Except, row.If, row.Unless, row['Also needs']].every((limits) => limits.length === 0);

/** Very many actions without a limit are one row. */
function summaryRows(matrix: Matrix): readonly Row[] {
  const rows = tableOf(matrix);
  const open = rows.filter(isOpen);
  const [first] = open;
  if (!first || open.length <= MANY) return rows;
  const count = (values: readonly string[], noun: string): readonly string[] => [
    `${new Set(values).size.toLocaleString('en')} ${noun}`,
  ];
  const together: Row = {
    ...first,
    Service: count(
      open.map(({ Service: [prefix = ''] }) => prefix),
      'services',
    ),
    Action: count(
      open.map((row) => `${row.Service[0]}:${row.Action[0]}`),
      'actions',
    ),
    'Access level': [],
    Risks: [],
  };
  return [together, ...rows.filter((row) => !isOpen(row))];
}

export const summarizeAccess = ({ title }: Subject, matrix: Matrix): AccessSummary => ({
  of: title,
  date: matrix.date,
  counts: matrix.counts,
  totals: matrix.totals,
  risks: risksIn(matrix),
  rows: summaryRows(matrix),
});
