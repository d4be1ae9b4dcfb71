// Long work in slices, so that what is asked meanwhile is answered in between.

const SLICE_MS = 25;

/** Works through the items in order; whoever else waits has a turn after each slice. */
export async function inSlices<T, R>(items: readonly T[], work: (item: T) => R): Promise<readonly R[]> {
  const results: R[] = [];
  let start = performance.now();
  for (const item of items) {
    results.push(work(item));
    if (performance.now() - start < SLICE_MS) continue;
    // One slice after the other is the point.
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve));
    start = performance.now();
  }
  return results;
}
