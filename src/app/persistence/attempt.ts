// Storage may be blocked or full: then the page works without it.

/** The result of the work; undefined where the browser refuses. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
