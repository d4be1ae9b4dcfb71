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

/** Runs the steps to their end in slices; undefined if `isWanted` says no after a slice. */
export async function stepsInSlices<R>(
  steps: Generator<void, R>,
  isWanted: () => boolean,
): Promise<R | undefined> {
  for (;;) {
    const start = performance.now();
    while (performance.now() - start < SLICE_MS) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    // One slice after the other.
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve));
    if (!isWanted()) return undefined;
  }
}
