// Finds the known name that a misspelt one was meant to be.

/** Edits (insert, delete, replace, swap of neighbours) that lead from `a` to `b`. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a.charAt(row - 1) === b.charAt(column - 1);
      const replaced = (last[column - 1] ?? 0) + (same ? 0 : 1);
      const swapped =
        row > 1 &&
        column > 1 &&
        a.charAt(row - 1) === b.charAt(column - 2) &&
        a.charAt(row - 2) === b.charAt(column - 1)
          ? (beforeLast[column - 2] ?? 0) + 1
          : Infinity;
      current.push(Math.min(replaced, swapped, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** The first of the `known` names that is nearest to `name`, case aside; undefined when none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const lower = name.trim().toLowerCase();
  const allowed = Math.max(1, Math.floor(lower.length / 3));
  const ranked = known
    .filter((candidate) => Math.abs(candidate.length - lower.length) <= allowed)
    .map((candidate) => ({ candidate, edits: distance(lower, candidate.toLowerCase()) }))
    .toSorted((a, b) => a.edits - b.edits);
  return ranked[0] && ranked[0].edits <= allowed ? ranked[0].candidate : undefined;
}
