// Finds the known name that is nearest to a misspelled one.

/** Rows of the table of distances; kept, because a name is compared with hundreds of others. */
let rows: [number[], number[], number[]] = [[], [], []];

/**
 * Edits (insert, delete, replace, swap of neighbors) that lead from `a` to `b`; any number above `most` when there
 * are more. Of each row only the columns are filled that so few edits can reach.
 */
function distance(a: string, b: string, most: number): number {
  let [beforeLast, last, current] = rows;
  for (let column = 0; column <= Math.min(b.length, most + 1); column += 1) last[column] = column;
  for (let row = 1; row <= a.length; row += 1) {
    const code = a.charCodeAt(row - 1);
    const from = Math.max(1, row - most);
    const to = Math.min(b.length, row + most);
    let least = row <= most ? row : most + 1;
    current[from - 1] = from === 1 ? row : most + 1;
    for (let column = from; column <= to; column += 1) {
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
    if (least > most) return most + 1;
    // The next row reads one column further.
    current[to + 1] = most + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  rows = [beforeLast, last, current];
  return last[b.length]!;
}

/** The first of the names that is nearest to `name` and at most so many edits away. All are in lower case. */
function nearestWithin(name: string, known: readonly string[], limit: number): number | undefined {
  let best: number | undefined;
  let most = limit;
  for (const [index, candidate] of known.entries()) {
    if (Math.abs(candidate.length - name.length) > most) continue;
    const edits = distance(name, candidate, most);
    if (edits > most) continue;
    best = index;
    // From here on only a nearer one counts.
    most = edits - 1;
    if (most < 0) break;
  }
  return best;
}

/** The first of the `known` names that is nearest to `name`, case aside; undefined when none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const lower = name.trim().toLowerCase();
  const names = known.map((each) => each.toLowerCase());
  const most = Math.max(1, Math.floor(lower.length / 3));
  // Most slips are one edit: all names but one are ruled out by a few letters, in a tenth of the time.
  for (const limit of most > 1 ? [1, most] : [most]) {
    const found = nearestWithin(lower, names, limit);
    if (found !== undefined) return known[found];
  }
  return undefined;
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
