// Finds the known name that is nearest to a misspelled one.

/** Rows of the table of distances; kept, because a name is compared with hundreds of others. */
let rows: [number[], number[], number[]] = [[], [], []];

/**
 * Edits (insert, delete, replace, swap of neighbors) that lead from `a` to `b`; any number above `most` when there
 * are more.
 */
function distance(a: string, b: string, most: number): number {
  let [beforeLast, last, current] = rows;
  for (let column = 0; column <= b.length; column += 1) last[column] = column;
  for (let row = 1; row <= a.length; row += 1) {
    const code = a.charCodeAt(row - 1);
    let least = row;
    current[0] = row;
    for (let column = 1; column <= b.length; column += 1) {
      const other = b.charCodeAt(column - 1);
      let edits = last[column - 1]! + (code === other ? 0 : 1);
      if (last[column]! + 1 < edits) edits = last[column]! + 1;
      if (current[column - 1]! + 1 < edits) edits = current[column - 1]! + 1;
      const isSwap =
        row > 1 && column > 1 && code === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === other;
      if (isSwap && beforeLast[column - 2]! + 1 < edits) edits = beforeLast[column - 2]! + 1;
      current[column] = edits;
      if (edits < least) least = edits;
    }
    // A swap may still reach back over one row, at the cost of one edit.
    if (least > most + 1) return most + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  rows = [beforeLast, last, current];
  return last[b.length]!;
}

/** The first of the `known` names that is nearest to `name`, case aside; undefined when none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const lower = name.trim().toLowerCase();
  let best: string | undefined;
  let most = Math.max(1, Math.floor(lower.length / 3));
  for (const candidate of known) {
    if (Math.abs(candidate.length - lower.length) > most) continue;
    const edits = distance(lower, candidate.toLowerCase(), most);
    if (edits > most) continue;
    best = candidate;
    // From here on only a nearer one counts.
    most = edits - 1;
    if (most < 0) break;
  }
  return best;
}

/** Up to `most` of the `known` names that are near to `name`, the nearest first. */
export function nearestNames(name: string, known: readonly string[], most: number): readonly string[] {
  const found: string[] = [];
  let left = known;
  while (found.length < most) {
    const next = nearest(name, left);
    if (next === undefined) break;
    found.push(next);
    left = left.filter((other) => other !== next);
  }
  return found;
}
