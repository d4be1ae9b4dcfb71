// Runs work that pauses now and then, for those who can wait for it.
export function runSteps<R>(steps: Generator<void, R>): R {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
