// The matrix as CSV, as spreadsheets open it. https://www.rfc-editor.org/rfc/rfc4180
import type { Difference } from './difference.ts';
import type { Matrix } from './matrix.ts';
import { CHANGE_COLUMNS, changesOf, COLUMNS, tableOf } from './table.ts';
import { spellOutInvisible } from '#iam/text/invisible.ts';

/**
 * What makes a spreadsheet take a cell for a formula; an apostrophe before it says that it is text.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[\s'"]*[=+\-@|%＝＋－＠]/u;

function cell(texts: readonly string[]): string {
  const text = texts.map(spellOutInvisible).join('; ');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const lines = (rows: readonly (readonly (readonly string[])[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

export const matrixCsv = (matrix: Matrix): string =>
  lines([COLUMNS.map((name) => [name]), ...tableOf(matrix).map((row) => COLUMNS.map((name) => row[name]))]);

export const differenceCsv = (difference: Difference): string =>
  lines([
    CHANGE_COLUMNS.map((name) => [name]),
    ...changesOf(difference).map((row) => CHANGE_COLUMNS.map((name) => row[name])),
  ]);
