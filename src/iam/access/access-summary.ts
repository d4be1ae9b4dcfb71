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

export const summarizeAccess = ({ title }: Subject, matrix: Matrix): AccessSummary => ({
  of: title,
  date: matrix.date,
  counts: matrix.counts,
  totals: matrix.totals,
  risks: risksIn(matrix),
  rows: tableOf(matrix),
});
