// Finds the rows of the command palette by words, their beginnings, and letters in order.

export interface PaletteRow {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly detail?: string | undefined;
  /** Other words it is found by, not shown. */
  readonly words?: string | undefined;
  /** The shortcut that does the same. */
  readonly keys?: string | undefined;
  readonly run: () => void;
}

/** Letters in order within one word, such as "cldfm" in "cloudformation". Two letters fit nearly everywhere. */
function hasLetters(text: string, letters: string): boolean {
  if (letters.length < 3) return false;
  return text.split(/[^a-z0-9]+/).some((word) => {
    if (word[0] !== letters[0]) return false;
    let at = 0;
    for (const letter of word) if (letter === letters[at]) at += 1;
    return at === letters.length;
  });
}

const begins = (text: string, word: string): boolean =>
  text.split(/[^\p{L}\p{N}]+/u).some((each) => each.startsWith(word));

/** How well a word fits, from 0. */
function fit(row: PaletteRow, word: string): number {
  const title = row.title.toLowerCase();
  if (begins(title, word)) return title.startsWith(word) ? 6 : 5;
  if (title.includes(word)) return 4;
  const more = `${row.group} ${row.detail ?? ''} ${row.words ?? ''}`.toLowerCase();
  if (begins(more, word)) return 3;
  if (more.includes(word)) return 2;
  return hasLetters(title, word) ? 1 : 0;
}

const MOST = 60;

/**
 * The rows that have every word, best first, with the rows of a group together. `suggested` are ids of rows that stand
 * for the words in another way; they follow the rows that have them.
 */
export function findRows(
  rows: readonly PaletteRow[],
  query: string,
  suggested: readonly string[] = [],
): readonly PaletteRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows.slice(0, MOST);
  const scored = rows.flatMap((row) => {
    const fits = words.map((word) => fit(row, word));
    const rank = suggested.indexOf(row.id);
    if (fits.every((each) => each > 0))
      return [{ row, score: fits.reduce((sum, each) => sum + each, 0) / words.length }];
    return rank < 0 ? [] : [{ row, score: 0.9 - rank / 100 }];
  });
  const best = new Map<string, number>();
  for (const { row, score } of scored) best.set(row.group, Math.max(best.get(row.group) ?? 0, score));
  return scored
    .toSorted(
      (a, b) =>
        (best.get(b.row.group) ?? 0) - (best.get(a.row.group) ?? 0) ||
        Number(b.row.group === a.row.group) * (b.score - a.score) ||
        0,
    )
    .map(({ row }) => row)
    .slice(0, MOST);
}
