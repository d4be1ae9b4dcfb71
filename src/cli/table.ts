// Lays texts out in columns for a terminal.
import { spellOutInvisible } from '#iam/text/index.ts';

/** Rows of cells as lines, each column as wide as its longest cell. The columns in `numbers` are right-aligned. */
export function columns(
  rows: readonly (readonly string[])[],
  numbers: ReadonlySet<number> = new Set(),
): readonly string[] {
  const shown = rows.map((row) => row.map(spellOutInvisible));
  const widths: number[] = [];
  for (const row of shown)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  return shown.map((row) =>
    row
      .map((cell, index) =>
        numbers.has(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
