// Does long work in slices, so that other questions are answered in between.

const SLICE_MS = 25;

/** Processes the items in order; waiting tasks run after each slice. */
export async function inSlices<T, R>(items: readonly T[], work: (item: T) => R): Promise<readonly R[]> {
  const results: R[] = [];
  let start = performance.now();
  for (const item of items) {
    results.push(work(item));
    if (performance.now() - start < SLICE_MS) continue;
    // One slice after the other.
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve));
    start = performance.now();
  }
  return results;
}
