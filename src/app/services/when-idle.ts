// Delays work until the browser is idle.

interface Limits {
  /** The task runs after so many milliseconds even in a busy browser. */
  readonly timeout: number;
  /** Safari has no requestIdleCallback: there the task waits so many milliseconds. */
  readonly delay: number;
}

export function whenIdle(task: () => void, { timeout, delay }: Limits): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(task, { timeout });
  else setTimeout(task, delay);
}
