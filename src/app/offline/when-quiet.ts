// Tells when the page has everything that it asked for by itself.

const QUIET_MS = 3000;
/** A phone asks for no editor. */
const LONGEST_MS = 20_000;

/** The largest part, and the last that a wide page asks for: while it is on its way, nothing else arrives for long. */
const hasEditor = (): boolean =>
  performance.getEntriesByType('resource').some(({ name }) => /\/monaco-editor-[\w-]+\.js$/.test(name));

/** Runs the task once nothing has been loaded for a while and the browser is idle. Returns how to stop. */
export function whenQuiet(task: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, QUIET_MS);
  };
  const observer = new PerformanceObserver(wait);
  const stop = (): void => {
    clearTimeout(timer);
    observer.disconnect();
  };
  function look(): void {
    const isLoaded = document.readyState === 'complete' && (hasEditor() || performance.now() > LONGEST_MS);
    if (!isLoaded) return wait();
    stop();
    if (typeof requestIdleCallback === 'function') requestIdleCallback(task);
    else task();
    return undefined;
  }
  observer.observe({ type: 'resource' });
  wait();
  return stop;
}
