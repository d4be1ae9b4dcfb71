// Stands in the page itself, so that it works when nothing else does: says why the page did not start, with Retry.

const READY = 'shell-ready';
const SLOW_MS = 30_000;

let isReady = false;

const after = (work: () => void): void => {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', work);
  else setTimeout(work);
};

function show(text: string): void {
  after(() => {
    const notice = document.getElementById('failed');
    const page = document.getElementById('root');
    // A page that works, or has recovered, has drawn something.
    if (!notice || (isReady && page?.firstChild)) return;
    notice.querySelector('span')!.textContent = text;
    notice.hidden = false;
    document.documentElement.dataset['failed'] = '';
  });
}

function hide(): void {
  isReady = true;
  document.getElementById('failed')!.hidden = true;
  delete document.documentElement.dataset['failed'];
}

/** A stored copy of the page may be what fails: online, the reloaded page comes from its host. */
async function retry(): Promise<void> {
  try {
    const stored = await navigator.serviceWorker?.getRegistration();
    if (navigator.onLine) await stored?.unregister();
  } finally {
    location.reload();
  }
}

function whyNotLoaded(): string {
  if (location.protocol === 'file:')
    return 'Browsers run its code only when a web server serves this folder.';
  if (navigator.onLine) return 'Its code could not be loaded. Try again in a moment.';
  addEventListener('online', () => void retry());
  return 'You are offline. It tries again when you are online.';
}

const whyStopped = (error: unknown): string => {
  const message = String((error as Error | undefined)?.message ?? error);
  return /module/i.test(message) ? whyNotLoaded() : `An error stopped it: ${message}`;
};

new PerformanceObserver((list) => {
  if (list.getEntriesByName(READY).length > 0) hide();
}).observe({ type: 'mark', buffered: true });
addEventListener(
  'error',
  ({ target, error }) => {
    if (target instanceof HTMLScriptElement) show(whyNotLoaded());
    else if (error) show(whyStopped(error));
  },
  true,
);
addEventListener('unhandledrejection', ({ reason }) => show(whyStopped(reason)));
addEventListener('click', ({ target }) => {
  if ((target as Element).id === 'retry') void retry();
});
setTimeout(() => {
  if (!isReady) show('Its code is still on the way.');
}, SLOW_MS);
